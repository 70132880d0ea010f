package io.faasduet.localcloud.serving;

/** A request that no instance takes. The message is one sentence for its sender. */
final class NoInstanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoInstanceException(String message) {
    super(message);
  }
}
