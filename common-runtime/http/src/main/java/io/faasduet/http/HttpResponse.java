package io.faasduet.http;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.runtime.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an invocation answers over HTTP, whichever adapter sends it: JSON, or problem details (RFC
 * 9457). Their type is {@code about:blank}, since the status says it all; the extension member
 * {@code error_type} is the name that Lambda callers see.
 *
 * @param status the HTTP status
 * @param headers by name in lower case, in addition to those of the adapter's own protocol
 * @param body JSON in UTF-8, or an image
 */
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {
  private static final String RETRY_AFTER_SECONDS = "1";

  public HttpResponse {
    requireNonNull(body, "body");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** The answer of an invocation that succeeded. */
  public static HttpResponse of(
      ResponseBody content, Invocation invocation, Correlation correlation) {
    return new HttpResponse(200, correlation.metadata(invocation), content.bytes())
        .with("content-type", content.mediaType());
  }

  /** The answer of an invocation that failed: 400, 403, 404, 413, 415, 500, 503 or 504. */
  public static HttpResponse of(
      FunctionException failure, Invocation invocation, Correlation correlation) {
    HttpResponse answer =
        switch (failure.failure()) {
          case INVALID_REQUEST -> problem(400, "Bad Request", failure, invocation, correlation);
          case DENIED -> problem(403, "Forbidden", failure, invocation, correlation);
          case NOT_FOUND -> problem(404, "Not Found", failure, invocation, correlation);
          case TOO_LARGE -> problem(413, "Content Too Large", failure, invocation, correlation);
          case UNSUPPORTED_MEDIA ->
              problem(415, "Unsupported Media Type", failure, invocation, correlation);
          case INTERNAL -> problem(500, "Internal Server Error", failure, invocation, correlation);
          case UNAVAILABLE -> problem(503, "Service Unavailable", failure, invocation, correlation);
          case OVERLOADED -> problem(503, "Service Unavailable", failure, invocation, correlation);
          case DEADLINE_EXCEEDED ->
              problem(504, "Gateway Timeout", failure, invocation, correlation);
        };
    return failure.failure() == ErrorKind.OVERLOADED
        ? answer.with("retry-after", RETRY_AFTER_SECONDS)
        : answer;
  }

  /**
   * The answer to a method that is not taken: 405.
   *
   * @param allowed the methods that are, separated by comma and space
   */
  public static HttpResponse methodNotAllowed(
      String method, String allowed, Invocation invocation, Correlation correlation) {
    FunctionException refused =
        new InvalidRequestException("use one of " + allowed + ", not " + method);
    return problem(405, "Method Not Allowed", refused, invocation, correlation)
        .with("allow", allowed);
  }

  private static HttpResponse problem(
      int status,
      String title,
      FunctionException failure,
      Invocation invocation,
      Correlation correlation) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", String.valueOf(failure.getMessage()));
    problem.put("instance", invocation.requestId());
    problem.put("error_type", failure.failure().errorType());
    return new HttpResponse(status, correlation.metadata(invocation), Json.write(problem))
        .with("content-type", "application/problem+json");
  }

  private HttpResponse with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpResponse(status, more, body);
  }
}
