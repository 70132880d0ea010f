package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

  /** By hand: type 7 puts the 10% quantile 0.4 of the way from the first value to the second. */
  @Test
  void agreesWithArithmetic() {
    Distribution distribution = new Distribution(new double[] {2.3, 0.9, 7.5, 3.1, 4.4});
    assertThat(distribution.quantile(0.1)).isCloseTo(1.46, within(1e-12));
    assertThat(distribution.quantile(0.5)).isEqualTo(3.1);
    assertThat(distribution.quantile(0.9)).isCloseTo(6.26, within(1e-12));
    assertThat(distribution.mean()).isCloseTo(3.64, within(1e-12));
    assertThat(distribution.standardDeviation()).isCloseTo(Math.sqrt(25.072 / 4), within(1e-12));
  }

  @Test
  void givesATailOnlyWhereTenMeasurementsLieBeyondIt() {
    assertThat(upTo(99).tail(0.9)).isEmpty();
    assertThat(upTo(100).tail(0.9)).hasValue(upTo(100).quantile(0.9));
    assertThat(upTo(199).tail(0.95)).isEmpty();
    assertThat(upTo(200).tail(0.95)).isPresent();
    assertThat(upTo(999).tail(0.99)).isEmpty();
    assertThat(upTo(1000).tail(0.99)).isPresent();
  }

  @Test
  void oneMeasurementHasNoSpreadAndNoneIsRefused() {
    assertThat(upTo(1).standardDeviation()).isZero();
    assertThatThrownBy(() -> new Distribution(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Distribution upTo(int n) {
    return new Distribution(IntStream.rangeClosed(1, n).asDoubleStream().toArray());
  }
}
