package io.faasduet.localcloud;

/** Lambda refuses a request; becomes the error that AWS's clients know by its type. */
final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  ServiceException(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  static ServiceException functionNotFound(String arn) {
    return new ServiceException(404, "ResourceNotFoundException", "Function not found: " + arn);
  }

  static ServiceException tooManyRequests() {
    return new ServiceException(429, "TooManyRequestsException", "Rate Exceeded.");
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** The error's name in the API. */
  String type() {
    return type;
  }
}
