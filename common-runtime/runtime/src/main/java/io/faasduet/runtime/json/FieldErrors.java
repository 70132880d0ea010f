package io.faasduet.runtime.json;

import io.faasduet.api.InvalidRequestException;
import java.util.List;
import java.util.Map;

/** Errors in a request's fields. Each is one sentence and names the field. */
public final class FieldErrors {
  private static final int QUOTED = 40;

  private FieldErrors() {}

  static InvalidRequestException missing(String field) {
    return new InvalidRequestException("field '" + field + "' is missing");
  }

  /** A field or parameter that a request has more than once. */
  public static InvalidRequestException twice(String field) {
    return new InvalidRequestException("field '" + field + "' is given twice");
  }

  /**
   * Fields that a request must not have.
   *
   * @param names in quotation marks, each with the field that may be meant
   */
  static InvalidRequestException unknown(String names) {
    return new InvalidRequestException("the request has unknown fields: " + names);
  }

  /** An object of which no field is one of the request's. */
  static InvalidRequestException noneKnown(String names, List<String> fields) {
    return new InvalidRequestException(
        "the request has none of this function's fields ("
            + String.join(", ", fields)
            + "), but "
            + names);
  }

  static InvalidRequestException wrongType(String field, Class<?> type, String found) {
    return new InvalidRequestException(
        "field '" + field + "' must be " + expected(type) + ", not " + found);
  }

  static InvalidRequestException outOfRange(String field, Class<?> type) {
    String bounds =
        type == int.class
            ? Integer.MIN_VALUE + " to " + Integer.MAX_VALUE
            : Long.MIN_VALUE + " to " + Long.MAX_VALUE;
    return new InvalidRequestException(
        "field '" + field + "' must be a whole number from " + bounds);
  }

  static InvalidRequestException notFinite(String field) {
    return new InvalidRequestException(
        "field '" + field + "' must be a number of size at most " + Double.MAX_VALUE);
  }

  /** The beginning of a text that a caller sent, short enough for a message. */
  public static String shorten(String text) {
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
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
    } else if (type == Map.class || type.isRecord()) {
      return "an object";
    }
    return ScalarTypes.expected(type);
  }
}
