package io.faasduet.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON of any shape as maps, lists, strings, numbers, booleans and null. */
final class TreeReader {
  private TreeReader() {}

  /** The fields of the object that the parser has begun. */
  static Map<String, Object> object(JsonParser parser, String path) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (members.containsKey(name)) {
        throw FieldErrors.twice(path + name);
      }
      members.put(name, value(parser, path + name));
    }
    return members;
  }

  private static List<Object> list(JsonParser parser, String path) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser, path + "[" + elements.size() + "]"));
    }
    return elements;
  }

  private static @Nullable Object value(JsonParser parser, String path) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, path + ".");
      case START_ARRAY -> list(parser, path);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue(), path);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static double finite(double number, String path) {
    if (!Double.isFinite(number)) {
      throw FieldErrors.notFinite(path);
    }
    return number;
  }
}
