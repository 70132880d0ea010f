package io.faasduet.cli.cloud;

/** Something on a cloud that cannot be made, filled or deleted; the message is for the user. */
public final class CloudException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CloudException(String message) {
    super(message);
  }

  public CloudException(String message, Throwable cause) {
    super(message, cause);
  }
}
