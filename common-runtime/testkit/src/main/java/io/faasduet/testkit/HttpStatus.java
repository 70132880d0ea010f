package io.faasduet.testkit;

import io.faasduet.api.ErrorKind;

/** The wire contract's statuses, over HTTP and through API Gateway. */
final class HttpStatus {
  private HttpStatus() {}

  static String of(ErrorKind failure) {
    return switch (failure) {
      case INVALID_REQUEST -> "400";
      case DENIED -> "403";
      case NOT_FOUND -> "404";
      case TOO_LARGE -> "413";
      case UNSUPPORTED_MEDIA -> "415";
      case INTERNAL -> "500";
      case OVERLOADED, UNAVAILABLE -> "503";
      case DEADLINE_EXCEEDED -> "504";
    };
  }
}
