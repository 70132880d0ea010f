package com.example.timetable;

import io.faasduet.api.InvalidRequestException;

/** How many days and lessons a week has; the no-argument constructor gives the defaults. */
public record TimetableRequest(int days, int lessons) {
  public TimetableRequest() {
    this(5, 6);
  }

  public TimetableRequest {
    requireRange("days", days, 7);
    requireRange("lessons", lessons, 12);
  }

  private static void requireRange(String field, int value, int most) {
    if (value < 1 || value > most) {
      throw new InvalidRequestException(
          "field '%s' must be from 1 to %d, not %d".formatted(field, most, value));
    }
  }
}
