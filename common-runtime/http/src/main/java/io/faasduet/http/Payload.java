package io.faasduet.http;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.runtime.json.FieldErrors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A request as an adapter received it, not yet decoded. {@link HttpFunction} decodes it. */
public sealed interface Payload {

  /**
   * The body of an HTTP request. What browsers and {@code curl -d} send when they are not told that
   * it is JSON counts as JSON, and so does a body without a media type.
   *
   * @param contentType the {@code Content-Type} header, empty if there is none
   */
  static Payload of(byte[] body, String contentType) {
    int parameters = contentType.indexOf(';');
    String mediaType =
        (parameters < 0 ? contentType : contentType.substring(0, parameters))
            .strip()
            .toLowerCase(Locale.ROOT);
    return switch (mediaType) {
      case "", "application/json", "text/plain", "application/x-www-form-urlencoded" ->
          new JsonText(body);
      default -> new Body(body, mediaType);
    };
  }

  /**
   * Refuses a body that is not sent as it is.
   *
   * @param contentEncoding the {@code Content-Encoding} header, empty if there is none
   * @throws FunctionException of kind {@link ErrorKind#UNSUPPORTED_MEDIA}
   */
  static void requirePlain(String contentEncoding) {
    if (!contentEncoding.isEmpty() && !contentEncoding.equalsIgnoreCase("identity")) {
      throw new FunctionException(
          ErrorKind.UNSUPPORTED_MEDIA, "send the body without Content-Encoding");
    }
  }

  /** A JSON object in UTF-8; no bytes at all mean the request with every default. */
  record JsonText(byte[] utf8) implements Payload {}

  /** Query parameters, coerced to the types of the request's fields. */
  record Query(Map<String, String> parameters) implements Payload {
    public Query {
      parameters = Map.copyOf(parameters);
    }

    /**
     * The query of a URL, still percent-encoded and without its question mark.
     *
     * @throws InvalidRequestException if it is not percent-encoded, or has a parameter twice
     */
    public static Query parse(String rawQuery) {
      Map<String, String> parameters = new HashMap<>();
      for (String pair : rawQuery.split("&")) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (!pair.isEmpty() && parameters.put(name, value) != null) {
          throw FieldErrors.twice(name);
        }
      }
      return new Query(parameters);
    }

    private static String decode(String encoded) {
      try {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw new InvalidRequestException(
            "the query has '" + FieldErrors.shorten(encoded) + "', which is not percent-encoded",
            e);
      }
    }
  }

  /** A whole body that is not JSON, with its media type without parameters. */
  record Body(byte[] bytes, String mediaType) implements Payload {}
}
