package io.faasduet.http;

import static java.util.Objects.requireNonNull;

/**
 * An answer's body.
 *
 * @param bytes not to be changed
 * @param mediaType what they are, such as {@code application/json} or {@code image/png}
 */
public record ResponseBody(byte[] bytes, String mediaType) {
  /** JSON in UTF-8. */
  public static final String JSON = "application/json";

  public ResponseBody {
    requireNonNull(bytes, "bytes");
    requireNonNull(mediaType, "mediaType");
  }

  /** JSON in UTF-8. */
  public static ResponseBody json(byte[] utf8) {
    return new ResponseBody(utf8, JSON);
  }

  /** Whether these are JSON. */
  public boolean isJson() {
    return mediaType.equals(JSON);
  }
}
