package com.example.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;

/** The timetable keeps Duet's contract in process, over HTTP, gRPC, Lambda, API Gateway and SQS. */
class TimetableContractTest extends FunctionContract {
  TimetableContractTest() {
    super(Timetable.SPEC);
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "a week has five days",
            "{}",
            json -> assertThat(json).contains("<th>Fri</th>").doesNotContain("<th>Sat</th>")),
        new Example(
            "a short week has two",
            "{\"days\": 2}",
            json -> assertThat(json).contains("<th>Tue</th>").doesNotContain("<th>Wed</th>")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("days", "{\"days\": 8}"),
        BadRequest.ofField("days", "{\"days\": \"two\"}"),
        BadRequest.ofField("lessons", "{\"lessons\": 0}"));
  }
}
