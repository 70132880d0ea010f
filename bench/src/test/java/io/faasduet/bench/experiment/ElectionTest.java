package io.faasduet.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.AnswerCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElectionTest {
  @Test
  void functionsThatDoNotVoteAndTargetsWithoutEnvironmentsAreRefused() {
    assertThatThrownBy(() -> new Election().steps(List.of(workload("{}")), 1))
        .isInstanceOf(PlanException.class)
        .hasMessageEndingWith("the request of f has no field 'election'");
    assertThatThrownBy(() -> new Election().steps(List.of(workload("{\"election\":\"e\"}")), 1))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("'election' is for targets that start an environment for each");
  }

  @Test
  void numbersAndTimesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> election(1, 250, 2_000)).isInstanceOf(PlanException.class);
    assertThatThrownBy(() -> election(5, 250, 300).check())
        .isInstanceOf(PlanException.class)
        .hasMessage("election: field 'lease_ms' must be from 500 to 600000, not 300");
    election(5, 250, 500).check();
  }

  @Test
  void saysWhatItDoes() {
    assertThat(new Election().settings().get(0).value())
        .startsWith("5 rounds of 5 voters; in virtual time 20 rounds of 5, 100, 1000 voters");
  }

  private static Election election(int voters, int pollMs, int leaseMs) {
    return new Election(voters, 5, List.of(), 20, pollMs, leaseMs, 1_000);
  }

  private static Workload workload(String json) {
    return new Workload("f", "f", json, AnswerCheck.NONE, List.of(new IdleTarget()));
  }
}
