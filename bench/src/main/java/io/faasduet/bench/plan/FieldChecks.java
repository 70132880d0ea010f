package io.faasduet.bench.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a plan's figures must be. Each complaint names the field. */
final class FieldChecks {
  private FieldChecks() {}

  static void notEmpty(String field, List<?> values) {
    if (values.isEmpty()) {
      throw new PlanException("'" + field + "' must name at least one");
    }
  }

  /** What results write as a column of their own must not break a line of it. */
  static void plain(String field, String text) {
    if (text.isBlank()
        || text.chars().anyMatch(c -> c == ',' || c == '"' || Character.isISOControl(c))) {
      throw new PlanException(
          "'%s' must be without commas, quotes and line breaks, and not empty: '%s'"
              .formatted(field, text.strip().replaceAll("\\p{Cntrl}", " ")));
    }
  }

  static void distinct(String field, List<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw new PlanException("'" + field + "' has '" + value + "' twice");
      }
    }
  }

  static void within(String field, double value, double least, double most) {
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
