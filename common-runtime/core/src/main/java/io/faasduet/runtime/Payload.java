package io.faasduet.runtime;

import java.util.Map;

/**
 * A request as an adapter received it, not yet decoded. The host does the decoding and times it.
 */
public sealed interface Payload {

  /** A JSON object in UTF-8; no bytes at all mean the request with every default. */
  record Json(byte[] utf8) implements Payload {}

  /** Query parameters, coerced to the types of the request's fields. */
  record Query(Map<String, String> parameters) implements Payload {
    public Query {
      parameters = Map.copyOf(parameters);
    }
  }

  /** A whole body that is not JSON, with its media type without parameters. */
  record Body(byte[] bytes, String mediaType) implements Payload {}
}
