package com.example.timetable;

import io.faasduet.api.InvalidRequestException;

/** How many days and lessons a week has; the no-argument constructor gives the defaults. */
public record TimetableRequest(int days, int lessons) {
  public TimetableRequest() {
    this(5, 6);
  }

  public TimetableRequest {
    if (days < 1 || days > 7) {
      throw new InvalidRequestException("field 'days' must be from 1 to 7, not " + days);
    }
  }
}
