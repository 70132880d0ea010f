package io.faasduet.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object of any shape, as the request or response of a function that reads its fields
 * itself. Immutable, as far as its values are.
 *
 * @param members its fields by name: maps, lists, strings, booleans and null; whole numbers as
 *     {@link Integer}, {@link Long} or {@link java.math.BigInteger}, others as {@link Double}
 */
public record JsonObject(Map<String, Object> members) {
  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }
}
