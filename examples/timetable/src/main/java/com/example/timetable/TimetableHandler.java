package com.example.timetable;

import io.faasduet.lambda.LambdaHandler;

/** The timetable on AWS Lambda. */
public final class TimetableHandler extends LambdaHandler<TimetableRequest, TimetableResponse> {
  public TimetableHandler() {
    super(Timetable.SPEC);
  }
}
