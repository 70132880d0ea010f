package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.http.HttpResponse;
import io.faasduet.http.Payload;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as API Gateway's HTTP APIs and Function URLs send it, payload format 2.0, as far as it
 * is needed. Headers sent twice are joined by commas. Whatever is left out or null, by tools and
 * tests, is empty, as in AWS's own class for such events.
 */
record HttpEvent(
    Optional<String> rawQueryString,
    Optional<Map<String, Optional<String>>> queryStringParameters,
    Optional<Map<String, Optional<String>>> headers,
    RequestContext requestContext,
    Optional<String> body,
    Optional<Boolean> isBase64Encoded)
    implements FieldNaming.AsDeclared {

  record RequestContext(Http http) implements FieldNaming.AsDeclared {}

  record Http(String method) implements FieldNaming.AsDeclared {}

  /** The answer in the same format. */
  record Response(int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded)
      implements FieldNaming.AsDeclared {
    /** JSON goes as text, everything else as base64. */
    static Response of(HttpResponse answer) {
      boolean text = answer.headers().getOrDefault("content-type", "").endsWith("json");
      String body =
          text
              ? new String(answer.body(), UTF_8)
              : Base64.getEncoder().encodeToString(answer.body());
      return new Response(answer.status(), answer.headers(), body, !text);
    }
  }

  String method() {
    return requestContext.http().method();
  }

  /** A header by its name in lower case; the event may have it in any (RFC 9110, 5.1). */
  Optional<String> header(String lowerCaseName) {
    for (Map.Entry<String, Optional<String>> header : headers.orElse(Map.of()).entrySet()) {
      if (header.getKey().equalsIgnoreCase(lowerCaseName)) {
        return header.getValue().filter(value -> !value.isBlank());
      }
    }
    return Optional.empty();
  }

  /**
   * The request that the event carries.
   *
   * @throws io.faasduet.api.FunctionException if the query or the body is not encoded as it should
   *     be
   */
  Payload payload() {
    if (method().equals("GET")) {
      return query();
    }
    Payload.requirePlain(header("content-encoding").orElse(""));
    return Payload.of(bytes(), header("content-type").orElse(""));
  }

  private Payload query() {
    if (rawQueryString.isPresent()) {
      return Payload.Query.parse(rawQueryString.get());
    }
    Map<String, String> parameters = new HashMap<>();
    queryStringParameters
        .orElse(Map.of())
        .forEach((name, value) -> parameters.put(name, value.orElse("")));
    return new Payload.Query(parameters);
  }

  private byte[] bytes() {
    String text = body.orElse("");
    try {
      return isBase64Encoded.orElse(false)
          ? Base64.getDecoder().decode(text)
          : text.getBytes(UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("the body is not base64, though the event says so", e);
    }
  }
}
