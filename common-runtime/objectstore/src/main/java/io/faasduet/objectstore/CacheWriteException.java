package io.faasduet.objectstore;

import java.io.IOException;
import java.nio.file.Path;

/** The cache could not be written, which no other attempt at fetching will mend. */
final class CacheWriteException extends IOException {
  private static final long serialVersionUID = 1L;

  CacheWriteException(Path path, IOException cause) {
    super(reason(path, cause), cause);
  }

  private static String reason(Path path, IOException cause) {
    String message = String.valueOf(cause.getMessage());
    return message.contains(path.toString()) ? message : path + ": " + message;
  }
}
