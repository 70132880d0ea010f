package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankTestTest {
  /** Two of all ways to choose one sample from both: 2 of 252, of 3,432, of 184,756. */
  @ParameterizedTest
  @CsvSource({"5, 0.00793651", "7, 0.00058275", "10, 0.0000108251"})
  void samplesThatDoNotOverlapHaveTheLeastPValue(int size, double expected) {
    double[] low = IntStream.range(0, size).mapToDouble(i -> 1 + i).toArray();
    double[] high = IntStream.range(0, size).mapToDouble(i -> 100 + i).toArray();
    assertThat(new RankTest(low, high).pValue()).isCloseTo(expected, within(1e-8));
    assertThat(RankTest.leastPValue(size, size)).isCloseTo(expected, within(1e-8));
  }

  /** R: wilcox.test(c(1,2,4,7), c(3,5,6,8,9), exact=TRUE) gives W = 4, p = 0.1905. */
  @Test
  void thePValueIsThatOfWilcoxon() {
    double p = new RankTest(new double[] {1, 2, 4, 7}, new double[] {3, 5, 6, 8, 9}).pValue();
    assertThat(p).isCloseTo(24 / 126.0, within(1e-12));
  }

  /** Counted by hand: of the six ways to choose two of 1, 2, 2, 3 as ranks 1, 2.5, 2.5, 4. */
  @Test
  void tiesAreCountedAsTheyAre() {
    assertThat(new RankTest(new double[] {1, 2}, new double[] {2, 3}).pValue())
        .isCloseTo(4 / 6.0, within(1e-12));
    assertThat(new RankTest(new double[] {2, 2}, new double[] {2, 2}).pValue()).isEqualTo(1);
  }

  @Test
  void theApproximationContinuesTheExactTest() {
    Random random = new Random(4);
    double[] first = random.doubles(50).toArray();
    double[] second = random.doubles(50).map(x -> x + 0.1).toArray();
    double exact = new RankTest(first, second).pValue();
    double[] more = java.util.Arrays.copyOf(second, 51);
    more[50] = 0.6;
    assertThat(new RankTest(first, more).pValue()).isCloseTo(exact, within(0.02));
  }

  @Test
  void theIntervalOfTheRatioExcludesOneWhereTheTestIsSignificant() {
    Random random = new Random(8);
    for (int world = 0; world < 300; world++) {
      int size = 5 + world % 8;
      double[] first = random.doubles(size, 1, 2).toArray();
      double[] second = random.doubles(size, 1, 2).map(x -> x * 1.2).toArray();
      MedianContrast contrast = new RankTest(first, second).contrast();
      boolean widened = contrast.ratio().value() > 1;
      if (!widened) {
        assertThat(contrast.pValue().orElseThrow() <= Interval.ERROR)
            .isEqualTo(!contrast.ratio().interval().orElseThrow().contains(1));
      }
      assertThat(contrast.ratio().interval().orElseThrow().contains(contrast.ratio().value()))
          .isTrue();
    }
  }

  @Test
  void fiveStartsThatDoNotOverlapDiffer() {
    double[] lambda = {1281, 1361, 1402, 1455, 1500};
    double[] http = {700, 750, 800, 850, 910};
    MedianContrast contrast = new RankTest(lambda, http).contrast();
    assertThat(contrast.pValue().orElseThrow()).isCloseTo(0.0079, within(1e-4));
    assertThat(contrast.ratio().interval().orElseThrow().low()).isGreaterThan(1.4);
    assertThat(contrast.difference().interval().orElseThrow().low()).isGreaterThan(371);
  }

  @Test
  void tooFewForFivePerCentHaveNoInterval() {
    assertThat(
            new RankTest(new double[] {1, 2, 3}, new double[] {4, 5, 6})
                .contrast()
                .ratio()
                .interval())
        .isEmpty();
  }

  @Test
  void theIntervalHoldsTheTruthAsOftenAsItClaims() {
    Random random = new Random(3);
    int worlds = 2_000;
    int held = 0;
    for (int world = 0; world < worlds; world++) {
      double[] slow = IntStream.range(0, 8).mapToDouble(i -> 1.5 * draw(random)).toArray();
      double[] fast = IntStream.range(0, 8).mapToDouble(i -> draw(random)).toArray();
      Interval ratio = new RankTest(slow, fast).contrast().ratio().interval().orElseThrow();
      held += ratio.contains(1.5) ? 1 : 0;
    }
    assertThat((double) held / worlds).isBetween(0.935, 0.975);
  }

  private static double draw(Random random) {
    return Math.exp(0.06 * random.nextGaussian()) * (random.nextInt(10) == 0 ? 1.7 : 1);
  }
}
