package io.faasduet.api;

/** A setting is wrong; the process should say so in one line and end. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the setting is called, what it must be, and what it was. */
  public InvalidSettingException(String message) {
    super(message);
  }
}
