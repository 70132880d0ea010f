package io.faasduet.bench.platform.messages;

/** Messages that cannot be exchanged; the message says what is wrong. */
final class MessageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MessageException(String message) {
    super(message);
  }

  MessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
