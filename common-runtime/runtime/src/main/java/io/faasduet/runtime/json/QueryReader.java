package io.faasduet.runtime.json;

import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.JsonObject;
import java.lang.reflect.Type;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads records from query parameters: texts, coerced to the types of the record's fields. */
final class QueryReader {
  private QueryReader() {}

  static <T> T read(
      Map<String, String> parameters, Class<T> type, FieldNaming naming, UnknownFields unknown) {
    if (type == JsonObject.class) {
      return type.cast(new JsonObject(new TreeMap<>(parameters)));
    }
    RecordShape shape = RecordShape.of(type, naming);
    Object[] values = new Object[shape.fields().size()];
    boolean known = false;
    for (int i = 0; i < values.length; i++) {
      RecordShape.Field field = shape.fields().get(i);
      String text = parameters.get(field.name());
      known |= text != null;
      values[i] = text == null ? null : parse(text, field.type(), field.name());
    }
    if (!parameters.isEmpty()) {
      ForeignFields foreign = new ForeignFields(unknown);
      for (String name : parameters.keySet()) {
        if (shape.indexOf(name) < 0) {
          foreign.add(name);
        }
      }
      foreign.check(shape, known, "");
    }
    return type.cast(shape.instantiate(values, ""));
  }

  private static Object parse(String text, Type type, String field) {
    Class<?> raw = RecordShape.rawType(type);
    if (raw == Optional.class) {
      return Optional.of(parse(text, RecordShape.argumentOf(type, 0), field));
    } else if (raw == String.class) {
      return text;
    } else if (raw == int.class || raw == long.class) {
      return parseWhole(text, raw, field);
    } else if (raw == double.class) {
      return parseDouble(text, field);
    } else if (raw == boolean.class && (text.equals("true") || text.equals("false"))) {
      return Boolean.valueOf(text);
    } else if (raw == byte[].class) {
      return parseBase64(text, field);
    } else if (ScalarTypes.isText(raw)) {
      return ScalarTypes.parse(text, raw, field);
    } else if (ScalarTypes.isNumber(raw)) {
      return ScalarTypes.parseNumber(text, raw, field);
    }
    throw wrongType(text, raw, field);
  }

  private static Object parseWhole(String text, Class<?> type, String field) {
    try {
      return type == int.class ? (Object) Integer.valueOf(text) : (Object) Long.valueOf(text);
    } catch (NumberFormatException e) {
      if (isDecimal(text)) {
        return ScalarTypes.whole(text, type, field);
      }
      throw wrongType(text, type, field);
    }
  }

  private static boolean isDecimal(String text) {
    return text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  }

  private static Double parseDouble(String text, String field) {
    // Double.valueOf takes more than a decimal number: NaN, Infinity, 0x1p3, 1.5f
    if (!isDecimal(text)) {
      throw wrongType(text, double.class, field);
    }
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw FieldErrors.notFinite(field);
    }
    return value;
  }

  private static byte[] parseBase64(String text, String field) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw wrongType(text, byte[].class, field);
    }
  }

  private static InvalidRequestException wrongType(String text, Class<?> type, String field) {
    return FieldErrors.wrongType(field, type, "'" + FieldErrors.shorten(text) + "'");
  }
}
