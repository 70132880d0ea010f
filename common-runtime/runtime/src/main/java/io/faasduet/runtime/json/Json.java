package io.faasduet.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.faasduet.api.InvalidRequestException;
import java.util.Map;

/**
 * Records as JSON and back, without a data-binding library: that is worth 40 to 170 ms of a cold
 * start. Component {@code numOfRows} is field {@code num_of_rows}; a field left out takes the value
 * it has in the record's no-argument constructor, if there is one; a field given twice is refused.
 * Knows int, long, double, boolean, String, byte[] (base64), List, Map by String, Optional and
 * records; writes any Number too.
 */
public final class Json {
  /** Strings may be as long as the body: bodies are limited where they enter the process. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private Json() {}

  /**
   * A record whose fields are named exactly as its components are, not in snake_case: for formats
   * that others have laid down, such as the events of a platform.
   */
  public interface Verbatim {}

  /**
   * Reads a record; no bytes at all are an object without fields.
   *
   * @throws InvalidRequestException if it is not a JSON object in UTF-8, or a field is missing, of
   *     the wrong type or out of range; the message names the field
   */
  public static <T> T read(byte[] utf8, Class<T> type) {
    return JsonReader.read(utf8, type);
  }

  /**
   * Reads a record from texts by field name, as query parameters give them.
   *
   * @throws InvalidRequestException if a text cannot be coerced to its field's type
   */
  public static <T> T readQuery(Map<String, String> parameters, Class<T> type) {
    return QueryReader.read(parameters, type);
  }

  /**
   * Writes a record, a map or a list; fields that are empty Optionals are left out.
   *
   * @throws IllegalArgumentException if it holds something that JSON has no form for, such as NaN
   */
  public static byte[] write(Object value) {
    return JsonWriter.write(value);
  }
}
