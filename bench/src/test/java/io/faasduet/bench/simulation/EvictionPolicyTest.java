package io.faasduet.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.statistics.SurvivalModel;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvictionPolicyTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "halving:380, 379, 1",
    "halving:380, 381, 0.5",
    "halving:380, 1141, 0.125",
    "halving:380, 86400, 0",
    "exponential:380, 190, 0.7071",
    "exponential:380, 760, 0.25",
    "limit:600, 599, 1",
    "limit:600, 601, 0",
  })
  void aShareSurvivesAsThePolicySays(String policy, double idle, double share) {
    assertThat(survivors(policy, 4_000, idle) / 4_000.0).isEqualTo(share, within(0.025));
  }

  @Test
  void anIdleTimeBeginsAgainWithEachRequest() {
    VirtualTime time = new VirtualTime();
    SimulatedEnvironments environments = environments(time, "limit:600");
    Set<Integer> first = new HashSet<>(environments.invoke(3, SECOND));
    for (int i = 0; i < 10; i++) {
      time.advance(500 * SECOND);
      assertThat(environments.invoke(3, SECOND)).containsExactlyInAnyOrderElementsOf(first);
    }
    time.advance(602 * SECOND);
    assertThat(environments.invoke(3, SECOND)).doesNotContainAnyElementsOf(first);
  }

  @Test
  void aRequestThatFindsNoneIdleStartsAnother() {
    VirtualTime time = new VirtualTime();
    SimulatedEnvironments environments = environments(time, "limit:600");
    assertThat(environments.invoke(2, 10 * SECOND)).containsExactly(1, 2);
    assertThat(environments.invoke(1, SECOND)).as("both are busy").containsExactly(3);
    time.advance(2 * SECOND);
    assertThat(environments.invoke(2, SECOND)).containsExactly(3, 4);
  }

  @Test
  void readsAPolicy() {
    assertThat(EvictionPolicy.parse("halving:380"))
        .isEqualTo(new EvictionPolicy(SurvivalModel.HALVING, 380))
        .hasToString("halving:380");
  }

  @ParameterizedTest
  @ValueSource(strings = {"halfing:380", "halving", "halving:", "halving:-1", "limit:0", "limit:x"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> EvictionPolicy.parse(text)).isInstanceOf(PlanException.class);
  }

  private static int survivors(String policy, int copies, double idle) {
    VirtualTime time = new VirtualTime();
    SimulatedEnvironments environments = environments(time, policy);
    Set<Integer> warm = new HashSet<>(environments.invoke(copies, SECOND));
    time.advance(SECOND);
    time.advance((long) (idle * SECOND));
    warm.retainAll(environments.invoke(copies, SECOND));
    return warm.size();
  }

  private static SimulatedEnvironments environments(VirtualTime time, String policy) {
    return new SimulatedEnvironments(time, EvictionPolicy.parse(policy), new Random(7));
  }
}
