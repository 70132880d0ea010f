package io.faasduet.bench.experiment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.option.PlanException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceUseTest {
  @Test
  void refusesOtherSystemsInOneLine() {
    assertThatCode(() -> ResourceUse.requireLinux("Linux")).doesNotThrowAnyException();
    assertThatThrownBy(() -> ResourceUse.requireLinux("Mac OS X"))
        .isInstanceOf(PlanException.class)
        .hasMessage("'resources' are read from /proc, which only Linux has; this is Mac OS X");
  }

  @Test
  void refusesWhatIsOutOfRange() {
    refused("resources.calls", 0, List.of(1), 50, 20);
    refused("resources.instances", 10, List.of(), 50, 20);
    refused("resources.instances", 10, List.of(2, 2), 50, 20);
    refused("resources.instances", 10, List.of(101), 50, 20);
    refused("resources.interval_ms", 10, List.of(1), 9, 20);
    refused("resources.warm_up_calls", 10, List.of(1), 50, -1);
    assertThatThrownBy(() -> new ResourceUse(10, List.of(1), 50, 20, "cyces"))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("there are no counters 'cyces'; did you mean 'cycles'?");
  }

  private static void refused(
      String field, int calls, List<Integer> instances, int interval, int warmUp) {
    assertThatThrownBy(() -> new ResourceUse(calls, instances, interval, warmUp, "none"))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("'" + field + "'");
  }
}
