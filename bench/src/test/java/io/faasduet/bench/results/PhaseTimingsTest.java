package io.faasduet.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhaseTimingsTest {
  @Test
  void everySelectionOfPhasesIsTheMapThatItWasMadeOf() {
    Phase[] phases = Phase.values();
    for (int selection = 0; selection < 1 << phases.length; selection++) {
      Map<Phase, Double> expected = new EnumMap<>(Phase.class);
      for (Phase phase : phases) {
        if ((selection >> phase.ordinal() & 1) != 0) {
          expected.put(phase, phase.ordinal() + 0.5);
        }
      }
      PhaseTimings timings = PhaseTimings.copyOf(expected);
      assertThat(timings)
          .isEqualTo(expected)
          .hasSameHashCodeAs(expected)
          .hasToString("" + expected);
      for (Phase phase : phases) {
        assertThat(timings.get(phase)).isEqualTo(expected.get(phase));
        assertThat(timings.containsKey(phase)).isEqualTo(expected.containsKey(phase));
      }
    }
  }

  @Test
  @SuppressWarnings("CollectionIncompatibleType") // what a caller may do by mistake
  void knowsPhasesOnlyAndNeverChanges() {
    PhaseTimings timings = PhaseTimings.copyOf(Map.of(Phase.TOTAL, 1.5));
    assertThat(timings.get("total")).isNull();
    assertThatThrownBy(() -> timings.put(Phase.DECODE, 1.0))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> timings.entrySet().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(PhaseTimings.copyOf(timings)).isSameAs(timings);
  }
}
