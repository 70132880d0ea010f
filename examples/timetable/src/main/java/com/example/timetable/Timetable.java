package com.example.timetable;

import io.faasduet.chameleon.Chameleon;
import io.faasduet.chameleon.ChameleonRequest;
import io.faasduet.api.InitContext;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;

/** An empty timetable with a heading; the table itself is made by Duet's chameleon function. */
public final class Timetable implements ServerlessFunction<TimetableRequest, TimetableResponse> {
  public static final FunctionSpec<TimetableRequest, TimetableResponse> SPEC =
      FunctionSpec.of("timetable", TimetableRequest.class, TimetableResponse.class, Timetable::new);

  private final Chameleon chameleon;

  public Timetable(InitContext environment) {
    chameleon = new Chameleon(environment);
  }

  @Override
  public TimetableResponse apply(TimetableRequest request, Invocation invocation)
      throws Exception {
    var size = new ChameleonRequest(request.lessons(), request.days());
    return new TimetableResponse(
        "<h1>This week</h1>\n" + chameleon.apply(size, invocation).data());
  }
}
