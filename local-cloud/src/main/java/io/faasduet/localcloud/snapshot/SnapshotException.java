package io.faasduet.localcloud.snapshot;

/** A snapshot that was not taken, or not restored; the message says why. */
public final class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SnapshotException(String message) {
    super(message);
  }

  SnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
