package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatioTest {
  @Test
  void isANumberOrNone() {
    assertThat(new Ratio(3, 2).value()).hasValue(1.5);
    assertThat(new Ratio(3, 2).text(2)).isEqualTo("1.50");
    assertThat(new Ratio(0, 2).text(1)).isEqualTo("0.0");
    for (Ratio none : new Ratio[] {new Ratio(3, 0), new Ratio(0, 0), new Ratio(1e300, 1e-300)}) {
      assertThat(none.value()).isEmpty();
      assertThat(none.text(2)).isEqualTo(Ratio.NONE);
    }
  }
}
