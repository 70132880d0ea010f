package io.faasduet.localcloud.queues;

/** A queue server that does not start; the message says what to do. */
public final class QueueServiceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  QueueServiceException(String message) {
    super(message);
  }

  QueueServiceException(String message, Throwable cause) {
    super(message, cause);
  }
}
