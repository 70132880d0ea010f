package io.faasduet.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON and back, without a data-binding library: that is worth 40 to 170 ms of a cold
 * start. Component {@code numOfRows} is field {@code num_of_rows}; a field left out takes the value
 * it has in the record's no-argument constructor, if there is one. Knows int, long, double,
 * boolean, String, byte[] (base64), List, Optional and records; writes Map and any Number too.
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
    return JsonReader.readQuery(parameters, type);
  }

  /** Writes a record, a map or a list; empty Optionals are left out. */
  public static byte[] write(Object value) {
    try (ByteArrayBuilder out = new ByteArrayBuilder();
        JsonGenerator json = FACTORY.createGenerator(out)) {
      writeValue(json, value);
      json.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write JSON", e);
    }
  }

  private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof CharSequence text) {
      json.writeString(text.toString());
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Float single) {
      json.writeNumber(single);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof byte[] bytes) {
      json.writeBinary(bytes);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        writeValue(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        writeField(json, entry.getKey().toString(), entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Record) {
      json.writeStartObject();
      for (RecordShape.Field field : RecordShape.of(value.getClass()).fields()) {
        writeField(json, field.name(), field.valueIn(value));
      }
      json.writeEndObject();
    } else {
      throw new IllegalArgumentException("cannot write as JSON: " + value.getClass().getName());
    }
  }

  private static void writeField(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (present == null && value != null) {
      return;
    }
    json.writeFieldName(name);
    writeValue(json, present);
  }
}
