package io.faasduet.cli.sebs.background;

/** A background process that did not come up; it has been ended. */
public final class BackgroundStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BackgroundStartException(String message) {
    super(message);
  }
}
