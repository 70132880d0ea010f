package io.faasduet.localcloud.input;

/** An input that its generator cannot make; the message is for the user. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InputException(String message) {
    super(message);
  }
}
