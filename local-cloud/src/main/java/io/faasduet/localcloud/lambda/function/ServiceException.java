package io.faasduet.localcloud.lambda.function;

import io.faasduet.localcloud.signature.LocalAccount;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A request that Lambda refuses; becomes the error that AWS's clients know by its type. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final String reason;

  public ServiceException(int status, String type, String message) {
    this(status, type, message, "");
  }

  private ServiceException(int status, String type, String message, String reason) {
    super(message);
    this.status = status;
    this.type = type;
    this.reason = reason;
  }

  public static ServiceException functionNotFound(String arn) {
    return notFound("Function not found: " + arn);
  }

  /** What is named is of another account, where nothing here may be done. */
  static ServiceException otherAccount(String arn, String account) {
    return new ServiceException(
        403,
        "AccessDeniedException",
        "Not authorized to perform this operation on resource: %s, of account %s; this service's is %s"
            .formatted(arn, account, LocalAccount.ID));
  }

  public static ServiceException notFound(String message) {
    return new ServiceException(404, "ResourceNotFoundException", message);
  }

  public static ServiceException conflict(String message) {
    return new ServiceException(409, "ResourceConflictException", message);
  }

  public static ServiceException invalidParameter(String message) {
    return new ServiceException(400, "InvalidParameterValueException", message);
  }

  /** The service ends before the answer is there. */
  public static ServiceException ending() {
    return new ServiceException(500, "ServiceException", "the service is ending");
  }

  /** A value that the API's own description excludes. */
  public static ServiceException constraint(String field, Object value, String constraint) {
    return new ServiceException(
        400,
        "ValidationException",
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, memberName(field), constraint));
  }

  public static ServiceException missing(String field) {
    return new ServiceException(
        400,
        "ValidationException",
        "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
            .formatted(memberName(field)));
  }

  /**
   * There is no environment for it, nor may there be another.
   *
   * @param reason one of the API's {@code ThrottleReason}s
   */
  public static ServiceException tooManyRequests(String reason) {
    return new ServiceException(429, "TooManyRequestsException", "Rate Exceeded.", reason);
  }

  /** A hook after the restore of a snapshot failed, or the restore did. */
  public static ServiceException restoreFailed() {
    return new ServiceException(
        400,
        "SnapStartException",
        "The afterRestore() runtime hook encountered an error. For more information, check the"
            + " function's log.");
  }

  /** The hooks after the restore of a snapshot did not end in time. */
  public static ServiceException restoreTimedOut() {
    return new ServiceException(
        408,
        "SnapStartTimeoutException",
        "Lambda couldn't restore the snapshot within the timeout limit.");
  }

  /** The snapshot of a published version is being taken. */
  public static ServiceException restoreNotReady() {
    return new ServiceException(
        409,
        "SnapStartNotReadyException",
        "Lambda is initializing your function. It will be ready to invoke once your function state"
            + " becomes ACTIVE.");
  }

  public static ServiceException requestTooLarge(String type, int maxBytes, String operation) {
    return new ServiceException(
        413,
        type,
        "Request must be smaller than %d bytes for the %s operation"
            .formatted(maxBytes, operation));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The error's name in the API. */
  public String type() {
    return type;
  }

  /** As AWS words it. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    if (!reason.isEmpty()) {
      body.put("Reason", reason);
    }
    body.put("Type", status < 500 ? "User" : "Service");
    body.put(reason.isEmpty() ? "Message" : "message", getMessage());
    return body;
  }

  private static String memberName(String field) {
    return field.substring(0, 1).toLowerCase(Locale.ROOT) + field.substring(1);
  }
}
