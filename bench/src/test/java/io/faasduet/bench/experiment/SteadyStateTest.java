package io.faasduet.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
  private static final WarmUp AMPLE = new WarmUp(1_000_000, Duration.ofHours(1));

  @Test
  void aProcessThatIsSteadyFromTheStartTakesFiveWindows() {
    assertThat(callsUntilOver(AMPLE, call -> 1)).isEqualTo(5 * WarmUp.WINDOW);
  }

  @Test
  void aProcessThatStillGainsIsNotSteady() {
    assertThat(callsUntilOver(AMPLE, call -> Math.max(1, 10 * Math.pow(0.99, call))))
        .isBetween(230 + 3 * WarmUp.WINDOW, 230 + 6 * WarmUp.WINDOW);
  }

  @Test
  void eachLimitEndsIt() {
    assertThat(callsUntilOver(new WarmUp(7, Duration.ofHours(1)), call -> 1)).isEqualTo(7);
    assertThat(callsUntilOver(new WarmUp(1000, Duration.ofMillis(50)), call -> 10)).isEqualTo(5);
    assertThat(callsUntilOver(new WarmUp(0, Duration.ofHours(1)), call -> 1)).isZero();
  }

  @Test
  void givesUpAfterFiveFailuresInARow() {
    SteadyState steady = new SteadyState(AMPLE);
    for (int call = 0; call < 4; call++) {
      steady.add(OptionalDouble.empty());
    }
    steady.add(OptionalDouble.of(1));
    for (int call = 0; call < 4; call++) {
      steady.add(OptionalDouble.empty());
    }
    assertThat(steady.givenUp()).isFalse();
    steady.add(OptionalDouble.empty());
    assertThat(steady.givenUp()).isTrue();
    assertThat(steady.over()).isTrue();
  }

  private static int callsUntilOver(WarmUp limits, IntToDoubleFunction latency) {
    SteadyState steady = new SteadyState(limits);
    int calls = 0;
    while (!steady.over()) {
      steady.add(OptionalDouble.of(latency.applyAsDouble(calls++)));
    }
    return calls;
  }
}
