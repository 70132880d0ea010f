package io.faasduet.api;

import org.jspecify.annotations.Nullable;

/**
 * The caller's request is wrong: HTTP 400, gRPC INVALID_ARGUMENT, Lambda {@code InvalidRequest}.
 */
public final class InvalidRequestException extends FunctionException {
  private static final long serialVersionUID = 1L;

  /** A request that is wrong as the message says; name the field in it. */
  public InvalidRequestException(String message) {
    this(message, null);
  }

  /** A request that is wrong as the message says, with what showed it. */
  public InvalidRequestException(String message, @Nullable Throwable cause) {
    super(ErrorKind.INVALID_REQUEST, message, cause);
  }
}
