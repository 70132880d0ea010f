package io.faasduet.localcloud;

/** A process did not come up; the message says why and ends with the last of its output. */
public final class ProcessStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProcessStartException(String message) {
    super(message);
  }

  ProcessStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
