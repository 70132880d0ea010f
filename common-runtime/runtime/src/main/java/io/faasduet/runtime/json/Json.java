package io.faasduet.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Records as JSON and back, without a data-binding library: that is worth 40 to 170 ms of a cold
 * start. Component {@code numOfRows} is field {@code num_of_rows}; a field left out takes the value
 * it has in the record's no-argument constructor, if there is one; a field given twice is refused.
 * Knows int, long, double, boolean, String, byte[] (base64), BigDecimal, BigInteger, enums (by
 * their names), the times of java.time (ISO 8601), List, Map by String, Optional and records;
 * writes any Number too.
 */
public final class Json {
  /** Records in records are read by recursion, and a worker's stack may be small. */
  private static final int MOST_NESTED = 500;

  /** Strings may be as long as the body: bodies are limited where they enter the process. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(MOST_NESTED)
                  .build())
          .build();

  private Json() {}

  /**
   * Reads a record; no bytes at all are an object without fields.
   *
   * @throws InvalidRequestException if it is not a JSON object in UTF-8, or a field is missing, of
   *     the wrong type or out of range; the message names the field
   */
  public static <T> T read(byte[] utf8, Class<T> type) {
    return read(utf8, type, FieldNaming.SNAKE_CASE);
  }

  /** Reads a record, as {@link #read(byte[], Class)}, with fields in a naming. */
  public static <T> T read(byte[] utf8, Class<T> type, FieldNaming naming) {
    return read(utf8, type, naming, UnknownFields.IGNORED);
  }

  /**
   * Reads a record, as {@link #read(byte[], Class)}.
   *
   * @param unknown what to do with fields that the record does not have
   */
  public static <T> T read(byte[] utf8, Class<T> type, FieldNaming naming, UnknownFields unknown) {
    return new JsonReader(naming, unknown).read(utf8, type);
  }

  /**
   * Reads a record from texts by field name, as query parameters give them.
   *
   * @throws InvalidRequestException if a text cannot be coerced to its field's type
   */
  public static <T> T readQuery(Map<String, String> parameters, Class<T> type) {
    return readQuery(parameters, type, FieldNaming.SNAKE_CASE);
  }

  /** Reads a record, as {@link #readQuery(Map, Class)}, with parameters in a naming. */
  public static <T> T readQuery(Map<String, String> parameters, Class<T> type, FieldNaming naming) {
    return readQuery(parameters, type, naming, UnknownFields.IGNORED);
  }

  /**
   * Reads a record, as {@link #readQuery(Map, Class)}.
   *
   * @param unknown what to do with parameters that are no fields of the record
   */
  public static <T> T readQuery(
      Map<String, String> parameters, Class<T> type, FieldNaming naming, UnknownFields unknown) {
    return QueryReader.read(parameters, type, naming, unknown);
  }

  /**
   * The names in JSON of a record's fields, in the order of its components; none of a {@link
   * JsonObject}, which may have any.
   */
  public static List<String> fieldNames(Class<?> type, FieldNaming naming) {
    return type == JsonObject.class ? List.of() : RecordShape.of(type, naming).names();
  }

  /**
   * Writes a record, a map or a list; fields that are empty Optionals are left out.
   *
   * @throws IllegalArgumentException if it holds something that JSON has no form for, such as NaN
   */
  public static byte[] write(Object value) {
    return write(value, FieldNaming.SNAKE_CASE);
  }

  /** Writes a value, as {@link #write(Object)}, with fields in a naming. */
  public static byte[] write(Object value, FieldNaming naming) {
    return new JsonWriter(naming).write(value);
  }

  /**
   * Checks that requests of a type can be read.
   *
   * @throws IllegalArgumentException if it is no record, or a component of it or of a record in it
   *     has a type that is not read; the message names the component and the types that are
   */
  public static void requireReadable(Class<?> type, FieldNaming naming) {
    ShapeCheck.requireReadable(type, naming);
  }

  /**
   * Checks that responses of a type can be written; a component of type {@link Object} is checked
   * when it is written.
   *
   * @throws IllegalArgumentException as {@link #requireReadable}
   */
  public static void requireWritable(Class<?> type, FieldNaming naming) {
    ShapeCheck.requireWritable(type, naming);
  }
}
