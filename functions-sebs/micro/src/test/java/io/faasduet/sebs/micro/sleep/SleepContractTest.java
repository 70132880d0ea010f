package io.faasduet.sebs.micro.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.testkit.BadRequest;
import io.faasduet.testkit.Example;
import io.faasduet.testkit.FunctionContract;
import java.util.List;

class SleepContractTest extends FunctionContract {
  SleepContractTest() {
    super(Sleep.SPEC);
  }

  @Override
  protected List<Example> examples() {
    return List.of(
        new Example(
            "a twentieth of a second",
            "{\"sleep\":0.05}",
            json -> assertThat(json).isEqualTo("{\"result\":0.05}")));
  }

  @Override
  protected List<BadRequest> badRequests() {
    return List.of(
        BadRequest.ofField("sleep", "{}"),
        BadRequest.ofField("sleep", "{\"sleep\":-1}"),
        BadRequest.ofField("sleep", "{\"sleep\":1e9}"),
        BadRequest.ofField("sleep", "{\"sleep\":\"long\"}"));
  }
}
