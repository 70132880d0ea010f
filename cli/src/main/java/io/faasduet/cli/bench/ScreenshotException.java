package io.faasduet.cli.bench;

/** A browser made no screenshot. The message says why, and what to do instead. */
final class ScreenshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScreenshotException(String message) {
    super(message);
  }

  ScreenshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
