package io.faasduet.localcloud.tables.value;

import com.fasterxml.jackson.databind.JsonNode;

/** What DynamoDB calls a JSON value that is of the wrong type. */
public final class JsonKind {
  private JsonKind() {}

  /** The kind's name, the beginning of a message. */
  public static String of(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> "STRING_VALUE";
      case NUMBER -> json.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE";
      case BOOLEAN -> json.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
      case ARRAY -> "START_ARRAY";
      case OBJECT -> "START_OBJECT";
      default -> "VALUE_NULL";
    };
  }
}
