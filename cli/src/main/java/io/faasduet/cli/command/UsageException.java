package io.faasduet.cli.command;

/** The command was used wrongly in a way that only shows when it runs; exit code 2. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
