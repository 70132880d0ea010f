package io.faasduet.localcloud.lambda.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.http.LocalHttpServer.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The services that turn HTTP requests into invocations. Limits and statuses follow "Quotas for
 * configuring and running an HTTP API" in the API Gateway guide and "Function URLs" in the Lambda
 * guide; both let a function itself answer with any status.
 */
public enum HttpFrontEnd {
  /** API Gateway's HTTP API with a {@code $default} route and stage. */
  HTTP_API(
      10 * 1024 * 1024,
      Optional.of(Duration.ofSeconds(30)),
      "text/plain;charset=UTF-8",
      500,
      503,
      500,
      "execute-api",
      "apigw-requestid"),

  /** A Lambda Function URL with {@code AuthType} NONE. */
  FUNCTION_URL(
      6 * 1024 * 1024,
      Optional.empty(),
      "application/json",
      502,
      429,
      504,
      "lambda-url",
      "x-amzn-requestid");

  private final int maxRequestBytes;
  private final Optional<Duration> integrationLimit;
  private final String defaultContentType;
  private final int failedStatus;
  private final int throttledStatus;
  private final int timeoutStatus;
  private final String service;
  private final String requestIdHeader;

  HttpFrontEnd(
      int maxRequestBytes,
      Optional<Duration> integrationLimit,
      String defaultContentType,
      int failedStatus,
      int throttledStatus,
      int timeoutStatus,
      String service,
      String requestIdHeader) {
    this.maxRequestBytes = maxRequestBytes;
    this.integrationLimit = integrationLimit;
    this.defaultContentType = defaultContentType;
    this.failedStatus = failedStatus;
    this.throttledStatus = throttledStatus;
    this.timeoutStatus = timeoutStatus;
    this.service = service;
    this.requestIdHeader = requestIdHeader;
  }

  int maxRequestBytes() {
    return maxRequestBytes;
  }

  /** The longest that an invocation may take, if it is not the function's timeout. */
  public Optional<Duration> integrationLimit() {
    return integrationLimit;
  }

  /** The content type of a response whose function gave a status but none. */
  String defaultContentType() {
    return defaultContentType;
  }

  /** The label of the service in a domain name. */
  String service() {
    return service;
  }

  String requestIdHeader() {
    return requestIdHeader;
  }

  /** The function failed, or its response is not in the format. */
  Response failed() {
    return message(failedStatus, "Internal Server Error");
  }

  /** The function ran into its own timeout. */
  Response timedOut() {
    return message(timeoutStatus, "Internal Server Error");
  }

  /** The integration limit has passed. */
  Response unavailable() {
    return message(503, "Service Unavailable");
  }

  /** No execution environment is available. */
  Response throttled() {
    return throttledStatus == 429
        ? message(throttledStatus, "Too Many Requests")
        : message(throttledStatus, "Service Unavailable");
  }

  Response tooLarge() {
    return message(413, "Request Entity Too Large");
  }

  Response notFound() {
    return message(404, "Not Found");
  }

  private static Response message(int status, String message) {
    return new Response(
        status,
        Map.of("Content-Type", "application/json"),
        ("{\"message\":\"" + message + "\"}").getBytes(UTF_8));
  }
}
