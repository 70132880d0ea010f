package io.faasduet.files;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The setting of the cache names what can be no cache; the message says what to do. */
public final class UnusableCacheException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  UnusableCacheException(String message, IOException cause) {
    super(message, cause);
  }
}
