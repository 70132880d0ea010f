package io.faasduet.bench.client;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header that requests to servers elsewhere have in addition to those that the client makes. Its
 * value may be a secret, so no text of this class or of its messages holds it.
 *
 * @param name in lower case
 */
public record RequestHeader(String name, String value) {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** What frames requests and keeps connections is the client's own. */
  private static final Set<String> OWN =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  public RequestHeader {
    name = name.toLowerCase(Locale.ROOT);
    value = value.strip();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("the name of a header has letters, digits and -");
    } else if (OWN.contains(name) || name.startsWith("grpc-")) {
      throw new IllegalArgumentException("the client sets " + name + " by itself");
    } else if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " has no value");
    } else if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c > '~')) {
      throw new IllegalArgumentException("the value of " + name + " must be printable ASCII");
    }
  }

  /**
   * The header of a line {@code Name: value}.
   *
   * @throws IllegalArgumentException if it is none that may be sent; the message says why
   */
  public static RequestHeader parse(String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a header is written 'Name: value'");
    }
    return new RequestHeader(line.substring(0, colon), line.substring(colon + 1));
  }

  @Override
  public String toString() {
    return name;
  }
}
