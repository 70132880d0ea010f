package io.faasduet.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.JsonObject;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads records from JSON; every error names the field or the place. */
final class JsonReader {
  private final FieldNaming naming;
  private final UnknownFields unknown;

  JsonReader(FieldNaming naming, UnknownFields unknown) {
    this.naming = naming;
    this.unknown = unknown;
  }

  <T> T read(byte[] utf8, Class<T> type) {
    if (utf8.length == 0) {
      return QueryReader.read(Map.of(), type, naming, unknown);
    }
    try (JsonParser parser = Json.FACTORY.createParser(utf8)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidRequestException("the request must be a JSON object");
      }
      Object value =
          type == JsonObject.class
              ? new JsonObject(TreeReader.object(parser, ""))
              : readRecord(parser, type, "");
      if (parser.nextToken() != null) {
        throw new InvalidRequestException("the request has text after its JSON object");
      }
      return type.cast(value);
    } catch (StreamConstraintsException e) {
      throw new InvalidRequestException(
          "the request is nested too deeply, or has a number or a name that is too long", e);
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new InvalidRequestException("the request is not JSON in UTF-8", e);
    }
  }

  private Object readRecord(JsonParser parser, Class<?> type, String path) throws IOException {
    RecordShape shape = RecordShape.of(type, naming);
    Object[] values = new Object[shape.fields().size()];
    ForeignFields foreign = new ForeignFields(unknown);
    boolean known = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      int index = shape.indexOf(name);
      parser.nextToken();
      if (index < 0) {
        foreign.add(name);
        parser.skipChildren();
        continue;
      }
      known = true;
      RecordShape.Field field = shape.fields().get(index);
      if (values[index] != null) {
        throw FieldErrors.twice(path + field.name());
      }
      values[index] = readValue(parser, field.type(), path + field.name());
    }
    foreign.check(shape, known, path);
    return shape.instantiate(values, path);
  }

  private Object readValue(JsonParser parser, Type type, String path) throws IOException {
    Class<?> raw = RecordShape.rawType(type);
    JsonToken token = parser.currentToken();
    if (raw == Optional.class) {
      return token == JsonToken.VALUE_NULL
          ? Optional.empty()
          : Optional.of(readValue(parser, RecordShape.argumentOf(type, 0), path));
    } else if (raw == int.class && token == JsonToken.VALUE_NUMBER_INT) {
      return (int) readWhole(parser, path, raw, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (raw == long.class && token == JsonToken.VALUE_NUMBER_INT) {
      return readWhole(parser, path, raw, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if ((raw == int.class || raw == long.class) && token == JsonToken.VALUE_NUMBER_FLOAT) {
      return ScalarTypes.whole(parser.getText(), raw, path);
    } else if (raw == double.class && token.isNumeric()) {
      return readDouble(parser, path);
    } else if (raw == boolean.class && token.isBoolean()) {
      return parser.getBooleanValue();
    } else if (raw == String.class && token == JsonToken.VALUE_STRING) {
      return parser.getText();
    } else if (raw == byte[].class && token == JsonToken.VALUE_STRING) {
      return readBase64(parser, path);
    } else if (raw == List.class && token == JsonToken.START_ARRAY) {
      return readList(parser, RecordShape.argumentOf(type, 0), path);
    } else if (raw == Map.class && token == JsonToken.START_OBJECT) {
      return readMap(parser, RecordShape.argumentOf(type, 1), path);
    } else if (raw.isRecord() && token == JsonToken.START_OBJECT) {
      return readRecord(parser, raw, path + ".");
    } else if (token == JsonToken.VALUE_STRING && ScalarTypes.isText(raw)) {
      return ScalarTypes.parse(parser.getText(), raw, path);
    } else if (token.isNumeric() && raw == BigDecimal.class) {
      return parser.getDecimalValue();
    } else if (token == JsonToken.VALUE_NUMBER_INT && raw == BigInteger.class) {
      return parser.getBigIntegerValue();
    }
    throw FieldErrors.wrongType(path, raw, describe(parser));
  }

  private List<Object> readList(JsonParser parser, Type element, String path) throws IOException {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(readValue(parser, element, path + "[" + values.size() + "]"));
    }
    return List.copyOf(values);
  }

  private Map<String, Object> readMap(JsonParser parser, Type element, String path)
      throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (values.put(name, readValue(parser, element, path + "." + name)) != null) {
        throw FieldErrors.twice(path + "." + name);
      }
    }
    return Collections.unmodifiableMap(values);
  }

  private static long readWhole(JsonParser parser, String path, Class<?> type, long min, long max)
      throws IOException {
    try {
      long value = parser.getLongValue();
      if (value >= min && value <= max) {
        return value;
      }
    } catch (InputCoercionException e) {
      // larger than any long: said below
    }
    throw FieldErrors.outOfRange(path, type);
  }

  private static double readDouble(JsonParser parser, String path) throws IOException {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw FieldErrors.notFinite(path);
    }
    return value;
  }

  private static byte[] readBase64(JsonParser parser, String path) throws IOException {
    try {
      return parser.getBinaryValue();
    } catch (JsonProcessingException e) {
      throw FieldErrors.wrongType(path, byte[].class, "a string of other characters");
    }
  }

  private static InvalidRequestException malformed(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    return new InvalidRequestException("the request is not well-formed JSON" + where, e);
  }

  private static String describe(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      default -> FieldErrors.shorten(parser.getText());
    };
  }
}
