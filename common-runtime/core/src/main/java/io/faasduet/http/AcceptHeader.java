package io.faasduet.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an HTTP caller wants to be answered with: the header {@code AcceptHeader} of RFC 9110. */
public final class AcceptHeader {
  private static final List<String> PICTURES = List.of("image/jpeg", "image/png");

  private AcceptHeader() {}

  /**
   * The kind of picture that is wanted more than JSON; of two wanted alike, the first named. Only a
   * picture that is named counts: {@code *}{@code /*} is what clients send that take anything.
   */
  public static Optional<String> picture(String header) {
    double json = 0;
    double best = 0;
    Optional<String> picture = Optional.empty();
    for (String range : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = range.split(";", -1);
      String mediaType = parts[0].strip();
      double quality = quality(parts);
      if (mediaType.equals(ResponseBody.JSON)) {
        json = quality;
      } else if (PICTURES.contains(mediaType) && quality > best) {
        best = quality;
        picture = Optional.of(mediaType);
      }
    }
    return best > json ? picture : Optional.empty();
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.matches("q=[01](\\.\\d{0,3})?")) {
        return Double.parseDouble(parameter.substring(2));
      }
    }
    return 1;
  }
}
