package io.faasduet.bench.experiment.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.experiment.IdleTarget;
import io.faasduet.bench.experiment.Workload;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.AnswerCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTrainingTest {
  @Test
  void aLongOneSaysHowMuchItIs() {
    assertThat(new ModelTraining().announcement()).isEmpty();
    assertThat(new ModelTraining(9000, 600, 100_000_000).announcement())
        .containsExactly(
            "On each target 9,000 requests for batches of 100.0 MB: 900.0 GB.",
            "At the published speed 7.7 hours on Lambda and 0.4 on a server;",
            "on AWS 0.29 USD for 640 MB of Lambda and 0.0036 USD for requests to S3.");
  }

  @Test
  void isForFunctionsThatHandOnTheirState() {
    assertThatThrownBy(() -> new ModelTraining().steps(List.of(workload("{\"a\":1}")), 1))
        .isInstanceOf(PlanException.class)
        .hasMessageEndingWith("the request of f has no field 'checkpoint'");
    assertThat(new ModelTraining().steps(List.of(workload("{\"checkpoint\":\"s3://b/c\"}")), 1))
        .hasSize(1);
    assertThatThrownBy(() -> new ModelTraining(0, 1, 1)).isInstanceOf(PlanException.class);
  }

  private static Workload workload(String json) {
    return new Workload("f", "f", json, AnswerCheck.NONE, List.of(new IdleTarget()));
  }
}
