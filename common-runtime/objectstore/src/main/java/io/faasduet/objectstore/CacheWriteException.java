package io.faasduet.objectstore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/** The cache could not be written, which no other attempt at fetching will mend. */
final class CacheWriteException extends IOException {
  private static final long serialVersionUID = 1L;

  CacheWriteException(Path path, IOException cause) {
    super(reason(path, cause), cause);
  }

  /** What to do about it. */
  String advice() {
    boolean forbidden =
        getCause() instanceof AccessDeniedException
            || getCause() instanceof ReadOnlyFileSystemException
            || String.valueOf(getMessage()).contains("Read-only file system");
    return forbidden
        ? "set DUET_CACHE to a directory that this user may write"
        : "free some space there, or set DUET_CACHE to a directory with room for it";
  }

  private static String reason(Path path, IOException cause) {
    String message = String.valueOf(cause.getMessage());
    return message.contains(path.toString()) ? message : path + ": " + message;
  }
}
