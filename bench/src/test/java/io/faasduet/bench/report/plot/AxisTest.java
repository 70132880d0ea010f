package io.faasduet.bench.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void aLinearAxisBeginsAtNothing() {
    Axis axis = Axis.linear(10, 0, 100, 5);
    assertThat(axis.ticks()).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
    assertThat(axis.at(5)).isEqualTo(50);
  }

  @Test
  void aLogarithmicAxisHasEqualRatios() {
    Axis axis = Axis.logarithmic(1, 100, 0, 100);
    assertThat(axis.ticks()).containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
    assertThat(axis.at(10)).isEqualTo(50);
  }

  /** As of requests whose times another tool has rounded to milliseconds. */
  @Test
  void valuesOfNothingHaveAPlace() {
    assertThat(Axis.linear(0, 0, 100, 5).ticks()).startsWith(0.0).hasSizeLessThan(10);
    assertThat(Axis.linear(0, 0, 100, 5).at(0)).isZero();
    for (double most : new double[] {0, 1}) {
      Axis axis = Axis.logarithmic(0, most, 0, 100);
      assertThat(axis.ticks()).isNotEmpty().hasSizeLessThan(20);
      assertThat(axis.at(0)).isZero();
    }
  }
}
