package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
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

  /** Against Commons Math, which shares no code with what is used here. */
  @Test
  void agreesWithAnotherLibrary() {
    double[] values = new Random(8).doubles(2_003).map(x -> -Math.log(x)).toArray();
    Distribution distribution = new Distribution(values);
    DescriptiveStatistics other = new DescriptiveStatistics(values);
    other.setPercentileImpl(new Percentile().withEstimationType(EstimationType.R_7));
    for (double q : new double[] {0.001, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999}) {
      assertThat(distribution.quantile(q)).isCloseTo(other.getPercentile(100 * q), within(1e-12));
    }
    assertThat(distribution.median()).isEqualTo(distribution.quantile(0.5));
    assertThat(distribution.mean()).isCloseTo(other.getMean(), within(1e-12));
    assertThat(distribution.standardDeviation())
        .isCloseTo(other.getStandardDeviation(), within(1e-12));
    assertThat(distribution.coefficientOfVariation().getAsDouble())
        .isCloseTo(other.getStandardDeviation() / other.getMean(), within(1e-12));
    assertThat(distribution.tailToMedian().getAsDouble())
        .isCloseTo(other.getPercentile(99) / other.getPercentile(50), within(1e-12));
  }

  @Test
  void givesATailOnlyWhereTenMeasurementsLieBeyondIt() {
    assertThat(upTo(99).tail(0.9)).isEmpty();
    assertThat(upTo(100).tail(0.9)).hasValue(upTo(100).quantile(0.9));
    assertThat(upTo(199).tail(0.95)).isEmpty();
    assertThat(upTo(200).tail(0.95)).isPresent();
    assertThat(upTo(999).tail(0.99)).isEmpty();
    assertThat(upTo(1000).tail(0.99)).isPresent();
    assertThat(upTo(999).tailToMedian()).isEmpty();
    assertThat(upTo(9_999).tail(0.999)).isEmpty();
    assertThat(upTo(10_000).tail(0.999)).isPresent();
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
