package io.faasduet.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads records from JSON and from query parameters. Every complaint names the field. */
final class JsonReader {
  private JsonReader() {}

  static <T> T read(byte[] utf8, Class<T> type) {
    if (utf8.length == 0) {
      return readQuery(Map.of(), type);
    }
    try (JsonParser parser = Json.FACTORY.createParser(utf8)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidRequestException("the request must be a JSON object");
      }
      Object value = readRecord(parser, type, "");
      if (parser.nextToken() != null) {
        throw new InvalidRequestException("the request has text after its JSON object");
      }
      return type.cast(value);
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new InvalidRequestException("the request is not JSON in UTF-8", e);
    }
  }

  static <T> T readQuery(Map<String, String> parameters, Class<T> type) {
    RecordShape shape = RecordShape.of(type);
    Object[] values = new Object[shape.fields().size()];
    for (int i = 0; i < values.length; i++) {
      RecordShape.Field field = shape.fields().get(i);
      String text = parameters.get(field.name());
      values[i] = text == null ? null : parse(text, field.type(), field.name());
    }
    return type.cast(shape.instantiate(values, ""));
  }

  static Class<?> rawType(Type type) {
    return (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
  }

  private static Type argumentOf(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  private static Object readRecord(JsonParser parser, Class<?> type, String path)
      throws IOException {
    RecordShape shape = RecordShape.of(type);
    Object[] values = new Object[shape.fields().size()];
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int index = shape.indexOf(parser.currentName());
      parser.nextToken();
      if (index < 0) {
        parser.skipChildren();
      } else {
        RecordShape.Field field = shape.fields().get(index);
        values[index] = readValue(parser, field.type(), path + field.name());
      }
    }
    return shape.instantiate(values, path);
  }

  private static @Nullable Object readValue(JsonParser parser, Type type, String path)
      throws IOException {
    Class<?> raw = rawType(type);
    JsonToken token = parser.currentToken();
    if (raw == Optional.class) {
      return token == JsonToken.VALUE_NULL
          ? Optional.empty()
          : Optional.ofNullable(readValue(parser, argumentOf(type), path));
    } else if (raw == int.class && token == JsonToken.VALUE_NUMBER_INT) {
      return readWhole(parser, path, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
    } else if (raw == long.class && token == JsonToken.VALUE_NUMBER_INT) {
      return readWhole(parser, path, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (raw == double.class && token.isNumeric()) {
      return parser.getDoubleValue();
    } else if (raw == boolean.class && token.isBoolean()) {
      return parser.getBooleanValue();
    } else if (raw == String.class && token == JsonToken.VALUE_STRING) {
      return parser.getText();
    } else if (raw == byte[].class && token == JsonToken.VALUE_STRING) {
      return readBase64(parser, path);
    } else if (raw == List.class && token == JsonToken.START_ARRAY) {
      return readList(parser, argumentOf(type), path);
    } else if (raw.isRecord() && token == JsonToken.START_OBJECT) {
      return readRecord(parser, raw, path + ".");
    }
    throw wrongType(path, raw, describe(parser));
  }

  private static List<Object> readList(JsonParser parser, Type element, String path)
      throws IOException {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(readValue(parser, element, path + "[" + values.size() + "]"));
    }
    return List.copyOf(values);
  }

  private static Long readWhole(JsonParser parser, String path, long min, long max)
      throws IOException {
    try {
      long value = parser.getLongValue();
      if (value >= min && value <= max) {
        return value;
      }
    } catch (InputCoercionException e) {
      // larger than any long: said below
    }
    throw outOfRange(path, min, max);
  }

  private static byte[] readBase64(JsonParser parser, String path) throws IOException {
    try {
      return parser.getBinaryValue();
    } catch (JsonProcessingException e) {
      throw new InvalidRequestException("field '" + path + "' must be base64", e);
    }
  }

  private static Object parse(String text, Type type, String name) {
    Class<?> raw = rawType(type);
    try {
      if (raw == Optional.class) {
        return Optional.of(parse(text, argumentOf(type), name));
      } else if (raw == int.class || raw == long.class) {
        return parseWhole(text, raw, name);
      } else if (raw == double.class) {
        return Double.valueOf(text);
      } else if (raw == boolean.class && (text.equals("true") || text.equals("false"))) {
        return Boolean.valueOf(text);
      } else if (raw == String.class) {
        return text;
      } else if (raw == byte[].class) {
        return Base64.getDecoder().decode(text);
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(wrongType(name, raw, "'" + text + "'").getMessage(), e);
    }
    throw wrongType(name, raw, "'" + text + "'");
  }

  private static Object parseWhole(String text, Class<?> raw, String name) {
    if (!text.matches("[+-]?\\d{1,1000}")) {
      throw wrongType(name, raw, "'" + text + "'");
    }
    try {
      return raw == int.class ? (Object) Integer.valueOf(text) : (Object) Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw raw == int.class
          ? outOfRange(name, Integer.MIN_VALUE, Integer.MAX_VALUE)
          : outOfRange(name, Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  private static InvalidRequestException wrongType(String path, Class<?> type, String found) {
    return new InvalidRequestException(
        "field '%s' must be %s, not %s".formatted(path, expected(type), found));
  }

  private static InvalidRequestException outOfRange(String path, long min, long max) {
    return new InvalidRequestException(
        "field '%s' must be a whole number from %d to %d".formatted(path, min, max));
  }

  private static InvalidRequestException malformed(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " (line " + e.getLocation().getLineNr() + ", column " + columnOf(e) + ")";
    return new InvalidRequestException("the request is not well-formed JSON" + where, e);
  }

  private static int columnOf(JsonProcessingException e) {
    return e.getLocation().getColumnNr();
  }

  private static String expected(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "a whole number";
    } else if (type == double.class) {
      return "a number";
    } else if (type == boolean.class) {
      return "true or false";
    } else if (type == String.class) {
      return "a string";
    } else if (type == byte[].class) {
      return "base64";
    } else if (type == List.class) {
      return "an array";
    }
    return "an object";
  }

  private static String describe(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> "a number such as " + shorten(parser.getText());
      default -> parser.getText();
    };
  }

  private static String shorten(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20) + "…";
  }
}
