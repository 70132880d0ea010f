package io.faasduet.api;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the caller is told about: its message is part of the answer, so it names the field
 * or object at fault, says what would be right, and holds nothing private.
 */
public class FunctionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind failure;

  /** A failure of the given kind. */
  public FunctionException(ErrorKind failure, String message) {
    this(failure, message, null);
  }

  /** A failure of the given kind, with what led to it; the cause is logged, not sent. */
  public FunctionException(ErrorKind failure, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.failure = requireNonNull(failure, "failure");
  }

  /** What kind of failure this is. */
  public ErrorKind failure() {
    return failure;
  }
}
