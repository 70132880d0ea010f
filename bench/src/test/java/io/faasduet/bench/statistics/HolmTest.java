package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") gives 0.03, 0.06, 0.06, 0.02. */
  @Test
  void adjustsStepByStep() {
    assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, EXACT);
  }

  @Test
  void noAdjustedValueIsAboveOne() {
    assertThat(Holm.adjusted(new double[] {0.9, 0.6, 0.7})).containsExactly(1, 1, 1);
    assertThat(Holm.adjusted(new double[0])).isEmpty();
  }

  @Test
  void oneTestIsNotAdjusted() {
    assertThat(Holm.adjusted(new double[] {0.04})).containsExactly(0.04);
  }

  @Test
  void theStrictestLevelIsSharedByAllTests() {
    assertThat(Holm.strictestLevel(24)).isCloseTo(0.05 / 24, EXACT);
    assertThat(Holm.strictestLevel(0)).isEqualTo(0.05);
  }
}
