package io.faasduet.localcloud.process;

/** A process that did not start; the message says why and ends with the last of its output. */
public final class ProcessStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProcessStartException(String message) {
    super(message);
  }

  public ProcessStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
