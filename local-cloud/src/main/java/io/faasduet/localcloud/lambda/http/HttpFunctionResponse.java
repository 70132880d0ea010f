package io.faasduet.localcloud.lambda.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.localcloud.http.LocalHttpServer.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The HTTP response that a function's result stands for. An object with a {@code statusCode} is a
 * response in payload format 2.0; any other JSON is the body of a response with status 200.
 */
final class HttpFunctionResponse {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Headers that belong to one connection; the front end sends its own. */
  private static final Set<String> CONNECTION =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding", "upgrade");

  private HttpFunctionResponse() {}

  /** Empty if the result is not in the format. */
  static Optional<Response> parse(byte[] result, HttpFrontEnd frontEnd) {
    try {
      JsonNode json = JSON.readTree(result);
      return json.has("statusCode") ? formatted(json, frontEnd) : Optional.of(inferred(json));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Response inferred(JsonNode json) {
    String body = json.isTextual() ? json.textValue() : json.toString();
    return new Response(200, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
  }

  private static Optional<Response> formatted(JsonNode json, HttpFrontEnd frontEnd) {
    int status = json.path("statusCode").asInt();
    JsonNode body = json.path("body");
    boolean readable = body.isMissingNode() || body.isNull() || body.isTextual();
    if (status < 200 || status > 599 || !readable) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Content-Type", frontEnd.defaultContentType());
    json.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    headers.keySet().removeIf(name -> CONNECTION.contains(name.toLowerCase(Locale.ROOT)));
    List<String> cookies = new ArrayList<>();
    json.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    String text = body.asText("");
    byte[] bytes =
        json.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(UTF_8);
    return Optional.of(new Response(status, headers, cookies, bytes));
  }
}
