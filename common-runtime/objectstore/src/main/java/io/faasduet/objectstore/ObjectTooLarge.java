package io.faasduet.objectstore;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import java.net.URI;

/** The limit on objects that are read into memory. */
final class ObjectTooLarge {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private ObjectTooLarge() {}

  static void check(URI address, long bytes, long maxBytes) {
    long limit = Math.min(maxBytes, LARGEST_ARRAY);
    if (bytes > limit) {
      throw new FunctionException(
          ErrorKind.TOO_LARGE,
          address
              + " has "
              + bytes
              + " bytes; at most "
              + limit
              + " are read, the setting DUET_MAX_BODY_BYTES");
    }
  }
}
