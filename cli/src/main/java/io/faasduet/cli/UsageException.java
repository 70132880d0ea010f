package io.faasduet.cli;

/** The command was used wrongly in a way that only shows when it runs; exit code 2. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
