package io.faasduet.api;

import org.jspecify.annotations.Nullable;

/** Something named is not there: HTTP 404, gRPC NOT_FOUND, Lambda {@code NotFound}. */
public final class NotFoundException extends FunctionException {
  private static final long serialVersionUID = 1L;

  /** What is missing, and where it was looked for. */
  public NotFoundException(String message) {
    this(message, null);
  }

  /** What is missing, where it was looked for, and what showed it. */
  public NotFoundException(String message, @Nullable Throwable cause) {
    super(ErrorKind.NOT_FOUND, message, cause);
  }
}
