package io.faasduet.server;

import io.faasduet.runtime.Failure;

/** A status of HTTP with its phrase. */
record HttpStatus(int code, String phrase) {
  static final HttpStatus METHOD_NOT_ALLOWED = new HttpStatus(405, "Method Not Allowed");

  static HttpStatus of(Failure failure) {
    return switch (failure) {
      case INVALID_REQUEST -> new HttpStatus(400, "Bad Request");
      case DENIED -> new HttpStatus(403, "Forbidden");
      case NOT_FOUND -> new HttpStatus(404, "Not Found");
      case TOO_LARGE -> new HttpStatus(413, "Content Too Large");
      case UNSUPPORTED_MEDIA -> new HttpStatus(415, "Unsupported Media Type");
      case INTERNAL -> new HttpStatus(500, "Internal Server Error");
      case OVERLOADED -> new HttpStatus(503, "Service Unavailable");
      case DEADLINE_EXCEEDED -> new HttpStatus(504, "Gateway Timeout");
    };
  }
}
