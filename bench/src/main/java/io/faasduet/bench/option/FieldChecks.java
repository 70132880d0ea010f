package io.faasduet.bench.option;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks of single values. Each message names the field. */
public final class FieldChecks {
  private FieldChecks() {}

  /** Refuses an empty list. */
  public static void notEmpty(String field, List<?> values) {
    if (values.isEmpty()) {
      throw new PlanException("'" + field + "' must name at least one");
    }
  }

  /** Refuses what would break a line of samples.csv, or be a formula in a spreadsheet. */
  public static void plain(String field, String text) {
    if (text.isBlank()
        || text.chars().anyMatch(c -> c == ',' || c == '"' || Character.isISOControl(c))) {
      throw new PlanException(
          "'%s' must be without commas, quotes and line breaks, and not empty: '%s'"
              .formatted(field, text.strip().replaceAll("\\p{Cc}", " ")));
    } else if ("=+-@".indexOf(text.strip().charAt(0)) >= 0) {
      throw new PlanException(
          "'%s' must not begin with =, +, - or @, which a spreadsheet takes for a formula: '%s'"
              .formatted(field, text));
    }
  }

  /** Refuses a value that is there twice. */
  public static void distinct(String field, List<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw new PlanException("'" + field + "' has '" + value + "' twice");
      }
    }
  }

  /** Refuses a number out of range, or no number. */
  public static void within(String field, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new PlanException(
          "'%s' must be from %s to %s, not %s"
              .formatted(field, text(least), text(most), text(value)));
    }
  }

  /** A number as people write it: without a point if it is whole. */
  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
