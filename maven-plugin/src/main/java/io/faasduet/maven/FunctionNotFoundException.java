package io.faasduet.maven;

/** A module without a function, or with several of which none is named. */
final class FunctionNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FunctionNotFoundException(String message) {
    super(message);
  }
}
