package io.faasduet.api;

/**
 * The kinds of failure that callers distinguish. Each adapter maps a kind to its own platform: a
 * thrown error on Lambda, a status on HTTP and gRPC, a batch item failure on SQS.
 */
public enum ErrorKind {
  /** The request is wrong; sending it again will not help. */
  INVALID_REQUEST("InvalidRequest"),
  /** An object, an image or a model that the request or the settings name is not there. */
  NOT_FOUND("NotFound"),
  /** The object store refused access. */
  DENIED("Denied"),
  /** The request, or what it asks for, is larger than a limit. */
  TOO_LARGE("TooLarge"),
  /** The media type of the body is not one the function takes. */
  UNSUPPORTED_MEDIA("UnsupportedMedia"),
  /** Every worker is busy and the queue is full. */
  OVERLOADED("Overloaded"),
  /** A service that the function needs, such as the object store, cannot be reached or used. */
  UNAVAILABLE("Unavailable"),
  /** The invocation ran past its deadline. */
  DEADLINE_EXCEEDED("DeadlineExceeded"),
  /** Anything else; the cause is logged and never shown to the caller. */
  INTERNAL("InternalError");

  private final String errorType;

  ErrorKind(String errorType) {
    this.errorType = errorType;
  }

  /** The name that Lambda callers see as {@code errorType}. */
  public String errorType() {
    return errorType;
  }
}
