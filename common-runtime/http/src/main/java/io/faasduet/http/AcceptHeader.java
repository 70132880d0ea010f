package io.faasduet.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The media types that an HTTP caller accepts: the header {@code Accept} of RFC 9110. */
public final class AcceptHeader {
  private static final List<String> IMAGES = List.of("image/jpeg", "image/png");

  private AcceptHeader() {}

  /**
   * The kind of image that is wanted more than JSON; of two wanted alike, the first named. Only an
   * image that is named counts: {@code *}{@code /*} is what clients send that take anything.
   */
  public static Optional<String> image(String header) {
    double json = 0;
    double best = 0;
    Optional<String> image = Optional.empty();
    for (String range : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = range.split(";", -1);
      String mediaType = parts[0].strip();
      double quality = quality(parts);
      if (mediaType.equals(ResponseBody.JSON)) {
        json = quality;
      } else if (IMAGES.contains(mediaType) && quality > best) {
        best = quality;
        image = Optional.of(mediaType);
      }
    }
    return best > json ? image : Optional.empty();
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
