package io.faasduet.localcloud.serving;

/** No instance takes a request. The message is one sentence for its sender. */
final class NoInstanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoInstanceException(String message) {
    super(message);
  }
}
