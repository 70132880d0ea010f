package io.faasduet.server;

import io.faasduet.api.ErrorKind;

/** The codes of {@code grpc-status} that this server uses. */
enum GrpcCode {
  OK(0),
  INVALID_ARGUMENT(3),
  DEADLINE_EXCEEDED(4),
  NOT_FOUND(5),
  PERMISSION_DENIED(7),
  RESOURCE_EXHAUSTED(8),
  UNIMPLEMENTED(12),
  INTERNAL(13),
  UNAVAILABLE(14);

  private final int number;

  GrpcCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static GrpcCode of(ErrorKind failure) {
    return switch (failure) {
      case INVALID_REQUEST, UNSUPPORTED_MEDIA -> INVALID_ARGUMENT;
      case NOT_FOUND -> NOT_FOUND;
      case DENIED -> PERMISSION_DENIED;
      case TOO_LARGE, OVERLOADED -> RESOURCE_EXHAUSTED;
      case UNAVAILABLE -> UNAVAILABLE;
      case DEADLINE_EXCEEDED -> DEADLINE_EXCEEDED;
      case INTERNAL -> INTERNAL;
    };
  }
}
