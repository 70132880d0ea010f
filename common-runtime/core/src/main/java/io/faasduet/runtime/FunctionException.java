package io.faasduet.runtime;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the caller is told about: its message is part of the answer, so it names the field
 * or object at fault, says what would be right, and holds nothing private.
 */
public class FunctionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Failure failure;

  /** A failure of the given kind. */
  public FunctionException(Failure failure, String message) {
    this(failure, message, null);
  }

  /** A failure of the given kind, with what led to it; the cause is logged, not sent. */
  public FunctionException(Failure failure, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.failure = requireNonNull(failure, "failure");
  }

  /** What kind of failure this is. */
  public Failure failure() {
    return failure;
  }
}
