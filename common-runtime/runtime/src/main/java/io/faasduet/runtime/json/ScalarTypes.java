package io.faasduet.runtime.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;

/**
 * Enums, numbers of any size and times, which few functions have: this class is loaded by the first
 * record that has one. Times are texts as ISO 8601 has them.
 */
final class ScalarTypes {
  /** The names of all types that requests can have, for messages. */
  static final String READABLE =
      "int, long, double, boolean, String, byte[], BigDecimal, BigInteger, an enum, Instant,"
          + " LocalDate, LocalTime, LocalDateTime, OffsetDateTime, ZonedDateTime, Duration,"
          + " Optional, List, Map<String, …> or a record";

  private static final int MOST_DIGITS = 1000;

  private ScalarTypes() {}

  static boolean isNumber(Class<?> type) {
    return type == BigDecimal.class || type == BigInteger.class;
  }

  /** Whether values of the type are texts in JSON. */
  static boolean isText(Class<?> type) {
    return type.isEnum() || isTime(type);
  }

  static boolean isTime(Class<?> type) {
    return type == Instant.class
        || type == LocalDate.class
        || type == LocalTime.class
        || type == LocalDateTime.class
        || type == OffsetDateTime.class
        || type == ZonedDateTime.class
        || type == Duration.class;
  }

  /** What a field of the type must be, for messages. */
  static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + constants(type);
    } else if (type == BigDecimal.class) {
      return "a number";
    } else if (type == BigInteger.class) {
      return "a whole number";
    }
    return (type == Duration.class ? "a duration" : "a time") + " such as " + sample(type);
  }

  /** A text as a value of an enum or a time; throws what its parser does if it is none. */
  static Object parse(String text, Class<?> type, String field) {
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(text)) {
          return constant;
        }
      }
      throw FieldErrors.wrongType(field, type, "'" + FieldErrors.shorten(text) + "'");
    }
    try {
      return parseTime(text, type);
    } catch (DateTimeException e) {
      throw FieldErrors.wrongType(field, type, "'" + FieldErrors.shorten(text) + "'");
    }
  }

  /** A text, as a query has it, as a number of any size. */
  static Object parseNumber(String text, Class<?> type, String field) {
    try {
      if (text.length() <= MOST_DIGITS) {
        return type == BigDecimal.class ? new BigDecimal(text) : new BigInteger(text);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw FieldErrors.wrongType(field, type, "'" + FieldErrors.shorten(text) + "'");
  }

  /** A decimal number without a fraction, such as {@code 10.0} and {@code 1e1}, as int or long. */
  static Object whole(String text, Class<?> type, String field) {
    BigDecimal value;
    try {
      value = new BigDecimal(text.length() <= MOST_DIGITS ? text : "");
    } catch (NumberFormatException e) {
      // too many digits, also of its exponent
      throw FieldErrors.outOfRange(field, type);
    }
    if (value.signum() != 0 && value.stripTrailingZeros().scale() > 0) {
      throw FieldErrors.wrongType(field, type, FieldErrors.shorten(text));
    }
    try {
      return type == int.class ? (Object) value.intValueExact() : (Object) value.longValueExact();
    } catch (ArithmeticException e) {
      throw FieldErrors.outOfRange(field, type);
    }
  }

  private static Object parseTime(String text, Class<?> type) {
    if (type == Instant.class) {
      return Instant.parse(text);
    } else if (type == LocalDate.class) {
      return LocalDate.parse(text);
    } else if (type == LocalTime.class) {
      return LocalTime.parse(text);
    } else if (type == LocalDateTime.class) {
      return LocalDateTime.parse(text);
    } else if (type == OffsetDateTime.class) {
      return OffsetDateTime.parse(text);
    } else if (type == ZonedDateTime.class) {
      return ZonedDateTime.parse(text);
    }
    return Duration.parse(text);
  }

  private static String sample(Class<?> type) {
    if (type == Duration.class) {
      return "PT1.5S";
    } else if (type == LocalDate.class) {
      return "2026-11-01";
    } else if (type == LocalTime.class) {
      return "12:30:00";
    } else if (type == LocalDateTime.class) {
      return "2026-11-01T12:30:00";
    } else if (type == Instant.class) {
      return "2026-11-01T12:30:00Z";
    }
    return "2026-11-01T12:30:00+01:00";
  }

  private static String constants(Class<?> type) {
    String names = Arrays.toString(type.getEnumConstants());
    return names.substring(1, names.length() - 1);
  }
}
