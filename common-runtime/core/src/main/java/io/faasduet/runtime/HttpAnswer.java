package io.faasduet.runtime;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an invocation answers over HTTP, whichever adapter sends it: JSON, or problem details (RFC
 * 9457), with the headers that tell of the invocation.
 *
 * @param status the HTTP status
 * @param headers the headers that the adapter sends beside those of its own protocol
 * @param body JSON in UTF-8
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
  private static final String RETRY_AFTER_SECONDS = "1";

  public HttpAnswer {
    requireNonNull(body, "body");
    headers = Map.copyOf(headers);
  }

  /** The answer of an invocation that succeeded. */
  public static HttpAnswer of(byte[] json, Invocation invocation) {
    return new HttpAnswer(200, headers("application/json", invocation), json);
  }

  /** The answer of an invocation that failed: 400, 403, 404, 413, 415, 500, 503 or 504. */
  public static HttpAnswer of(FunctionException failure, Invocation invocation) {
    String detail = String.valueOf(failure.getMessage());
    return switch (failure.failure()) {
      case INVALID_REQUEST -> problem(400, "Invalid request", detail, invocation);
      case DENIED -> problem(403, "Access denied", detail, invocation);
      case NOT_FOUND -> problem(404, "Not found", detail, invocation);
      case TOO_LARGE -> problem(413, "Too large", detail, invocation);
      case UNSUPPORTED_MEDIA -> problem(415, "Unsupported media type", detail, invocation);
      case OVERLOADED ->
          problem(503, "Overloaded", detail, invocation).with("Retry-After", RETRY_AFTER_SECONDS);
      case DEADLINE_EXCEEDED -> problem(504, "Deadline exceeded", detail, invocation);
      case INTERNAL -> problem(500, "Internal error", detail, invocation);
    };
  }

  /** The answer to a method that functions do not take. */
  public static HttpAnswer methodNotAllowed(String method, Invocation invocation) {
    return problem(405, "Method not allowed", "use GET or POST, not " + method, invocation)
        .with("Allow", "GET, POST");
  }

  /** The same answer with one more header. */
  public HttpAnswer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpAnswer(status, more, body);
  }

  private static HttpAnswer problem(
      int status, String title, String detail, Invocation invocation) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    return new HttpAnswer(
        status, headers("application/problem+json", invocation), Json.write(problem));
  }

  private static Map<String, String> headers(String contentType, Invocation invocation) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("X-Duet-Cold", Boolean.toString(invocation.cold()));
    headers.put("X-Duet-Instance", ExecutionEnvironment.instanceId());
    headers.put("X-Request-Id", invocation.requestId());
    String timings = invocation.timings().serverTiming();
    if (!timings.isEmpty()) {
      headers.put("Server-Timing", timings);
    }
    return headers;
  }
}
