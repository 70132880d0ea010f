package io.faasduet.runtime;

import static java.util.Objects.requireNonNull;

/**
 * An answer's body.
 *
 * @param bytes not to be changed
 * @param mediaType what they are, such as {@code application/json} or {@code image/png}
 */
public record Content(byte[] bytes, String mediaType) {
  /** JSON in UTF-8. */
  public static final String JSON = "application/json";

  public Content {
    requireNonNull(bytes, "bytes");
    requireNonNull(mediaType, "mediaType");
  }

  /** JSON in UTF-8. */
  public static Content json(byte[] utf8) {
    return new Content(utf8, JSON);
  }

  /** Whether these are JSON. */
  public boolean isJson() {
    return mediaType.equals(JSON);
  }
}
