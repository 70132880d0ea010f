package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class SamplingVarianceTest {

  /** From a table: t of 4 degrees of freedom is 2.776 at 97.5%, of many 1.960. */
  @Test
  void theMarginIsStudentsTimesTheError() {
    assertThat(new SamplingVariance(4, 4).margin()).isCloseTo(2 * 2.776, within(0.001));
    assertThat(new SamplingVariance(1, 1e6).margin()).isCloseTo(1.960, within(0.001));
  }

  /** By hand: the variance of 1, 2, 3 is 1, and 5/4 of it for five clusters. */
  @Test
  void drawsOfFewClustersSpreadTooLittle() {
    assertThat(SamplingVariance.of(new double[] {1, 2, 3}, 5))
        .isEqualTo(new SamplingVariance(1.25, 4));
  }

  /** Of plain means, the interval must end at 0 where Welch's test says 5%. */
  @Test
  void agreesWithWelchsTestOfAnotherLibrary() {
    Random random = new Random(2);
    for (int world = 0; world < 50; world++) {
      double[] first = random.doubles(5 + random.nextInt(10)).toArray();
      double[] second = random.doubles(5 + random.nextInt(10)).map(x -> 3 * x).toArray();
      double margin = mean(first).and(mean(second)).margin();
      double shift = margin - (average(first) - average(second));
      double[] shifted = java.util.Arrays.stream(first).map(x -> x + shift).toArray();
      assertThat(new TTest().tTest(shifted, second)).isCloseTo(0.05, within(1e-6));
    }
  }

  @Test
  void whatDoesNotSpreadHasNoMargin() {
    SamplingVariance none = SamplingVariance.of(new double[] {7, 7, 7}, 5);
    assertThat(none.and(none).margin()).isZero();
  }

  private static SamplingVariance mean(double[] values) {
    return new SamplingVariance(
        new Variance().evaluate(values) / values.length, values.length - 1.0);
  }

  private static double average(double[] values) {
    return java.util.Arrays.stream(values).average().orElseThrow();
  }
}
