package io.faasduet.maven;

/** A module without a function, without the one that is named, or with two of one name. */
final class FunctionNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FunctionNotFoundException(String message) {
    super(message);
  }
}
