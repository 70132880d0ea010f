package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(7, 2_000);
  private static final int WORLDS = 500;

  /**
   * Three standard deviations of a share of so many worlds, which is 2.9%, and the one point by
   * which so few processes put the intervals off in truth.
   */
  private static final double TOLERANCE =
      3 * Math.sqrt(Interval.LEVEL * (1 - Interval.LEVEL) / WORLDS) + 0.01;

  @Test
  void theSameSeedGivesTheSameInterval() {
    Clusters clusters = processes(new Random(1), 8, 20, 1);
    assertThat(new Bootstrap(7, 500).median(clusters).estimate())
        .isEqualTo(new Bootstrap(7, 500).median(clusters).estimate())
        .isNotEqualTo(new Bootstrap(8, 500).median(clusters).estimate());
  }

  @Test
  void callsOfOneProcessDoNotPassForIndependentOnes() {
    List<double[]> groups = new ArrayList<>();
    List<double[]> scattered = new ArrayList<>();
    for (int process = 0; process < 6; process++) {
      double[] calls = new double[50];
      java.util.Arrays.fill(calls, 10 + process);
      groups.add(calls);
      for (double call : calls) {
        scattered.add(new double[] {call});
      }
    }
    Interval byProcess = BOOTSTRAP.median(Clusters.of(groups)).estimate().interval().orElseThrow();
    Interval byCall = BOOTSTRAP.median(Clusters.of(scattered)).estimate().interval().orElseThrow();
    assertThat(byProcess.high() - byProcess.low()).isGreaterThan(3);
    assertThat(byCall.high() - byCall.low()).isLessThan(2.2);
  }

  @Test
  void fewerThanFiveProcessesGiveNoInterval() {
    Estimate estimate = BOOTSTRAP.median(processes(new Random(1), 4, 20, 1)).estimate();
    assertThat(estimate.interval()).isEmpty();
    assertThat(estimate.value()).isCloseTo(1, within(0.3));
  }

  @Test
  void aSingleProcessIsResampledByStretchesOfItsCalls() {
    Clusters one = processes(new Random(1), 1, 100, 1);
    assertThat(one.count()).isBetween(Stretches.FEWEST, 100);
    assertThat(one.instances()).isEqualTo(1);
    assertThat(BOOTSTRAP.median(one).estimate().interval()).isPresent();
  }

  @Test
  void seesThatOneIsTwiceAsFast() {
    Random random = new Random(3);
    Clusters fast = processes(random, 5, 40, 1);
    Clusters slow = processes(random, 5, 40, 2);
    MedianContrast contrast = over(BOOTSTRAP, fast, slow);
    assertThat(contrast.ratio().value()).isCloseTo(0.5, within(0.06));
    assertThat(contrast.ratio().interval().orElseThrow().high()).isLessThan(1);
    assertThat(contrast.pValue().orElseThrow()).isLessThan(1e-4);
    assertThat(over(BOOTSTRAP, slow, fast).ratio().interval().orElseThrow().low()).isGreaterThan(1);
  }

  @Test
  void thePValueIsBelowALevelWhereTheIntervalOfThatLevelExcludesOne() {
    Random random = new Random(9);
    for (int world = 0; world < 50; world++) {
      MedianContrast contrast =
          over(
              new Bootstrap(world, 300),
              processes(random, 6, 10, 1),
              processes(random, 6, 10, 1.08));
      assertThat(contrast.pValue().orElseThrow() < Interval.ERROR)
          .isEqualTo(!contrast.ratio().interval().orElseThrow().contains(1));
    }
  }

  @Test
  void moreComparisonsAreJudgedByMoreDraws() {
    Clusters clusters = processes(new Random(1), 8, 20, 1);
    assertThat(Bootstrap.ofPage(7, 25).median(clusters).estimate())
        .isEqualTo(new Bootstrap(7, 10_000).median(clusters).estimate());
    assertThat(Bootstrap.ofPage(7, 100).median(clusters).estimate())
        .isEqualTo(new Bootstrap(7, 40_000).median(clusters).estimate());
  }

  /** Processes that differ by 5%, and by 20%; their calls differ by 10%. */
  @ParameterizedTest
  @CsvSource({"5,40,0.05", "5,40,0.2", "10,20,0.05", "10,1,0.05", "20,10,0.2"})
  void intervalsHoldTheTruthAsOftenAsTheyClaim(int processes, int calls, double spread) {
    Random random = new Random(5);
    assertThat(
            coverage(
                world ->
                    new Bootstrap(world, 300)
                        .median(processes(random, processes, calls, 1, spread))
                        .estimate()
                        .interval()
                        .orElseThrow()
                        .contains(1)))
        .isCloseTo(Interval.LEVEL, within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({"5,20,0.05", "10,10,0.2"})
  void soDoThoseOfRatiosAndDifferences(int processes, int calls, double spread) {
    Random random = new Random(6);
    int[] differences = new int[1];
    double ratios =
        coverage(
            world -> {
              Bootstrap bootstrap = new Bootstrap(world, 200);
              Clusters slow = processes(random, processes, calls, 3, spread);
              Clusters fast = processes(random, processes, calls, 2, spread);
              MedianContrast contrast = over(bootstrap, slow, fast);
              if (contrast.difference().interval().orElseThrow().contains(1)) {
                differences[0]++;
              }
              return contrast.ratio().interval().orElseThrow().contains(1.5);
            });
    assertThat(ratios).isCloseTo(Interval.LEVEL, within(TOLERANCE));
    assertThat((double) differences[0] / WORLDS).isCloseTo(Interval.LEVEL, within(TOLERANCE));
  }

  @Test
  void aDifferenceIsInTheUnitOfTheMeasurements() {
    Random random = new Random(3);
    Clusters fast = processes(random, 6, 40, 1);
    Clusters slow = processes(random, 6, 40, 2);
    Estimate difference = over(BOOTSTRAP, fast, slow).difference();
    assertThat(difference.value()).isCloseTo(-1, within(0.1));
    assertThat(difference.interval().orElseThrow().high()).isNegative();
    assertThat(over(BOOTSTRAP, slow, slow).difference().interval().orElseThrow().contains(0))
        .isTrue();
  }

  @Test
  void oneTargetOfTooFewProcessesLeavesThePairWithoutAnInterval() {
    Clusters few = processes(new Random(1), 4, 20, 1);
    Clusters many = processes(new Random(2), 9, 20, 1);
    assertThat(over(BOOTSTRAP, few, many).ratio().interval()).isEmpty();
    assertThat(over(BOOTSTRAP, many, few).difference().interval()).isEmpty();
    assertThat(over(BOOTSTRAP, many, few).pValue()).isEmpty();
  }

  @Test
  void measurementsThatAreNotAboveZeroHaveNoIntervalOfAMedian() {
    Clusters zeros = Clusters.of(List.of(new double[] {0, 0, 0, 0, 0, 0}));
    assertThat(BOOTSTRAP.median(zeros).estimate())
        .isEqualTo(new Estimate(0, java.util.Optional.empty()));
  }

  @Test
  void equalTargetsSeldomDifferSignificantly() {
    Random random = new Random(11);
    int worlds = 200;
    long apart =
        IntStream.range(0, worlds)
            .mapToObj(
                world ->
                    over(
                        new Bootstrap(world, 400),
                        processes(random, 5, 40, 1),
                        processes(random, 5, 40, 1)))
            .filter(contrast -> !contrast.ratio().interval().orElseThrow().contains(1))
            .count();
    assertThat((double) apart / worlds).isLessThan(0.08);
  }

  private static MedianContrast over(Bootstrap bootstrap, Clusters first, Clusters second) {
    return bootstrap.median(first).over(bootstrap.median(second));
  }

  private static double coverage(IntPredicate held) {
    return (double) IntStream.range(0, WORLDS).filter(held).count() / WORLDS;
  }

  /** Log-normal calls of log-normal processes; the median over all worlds is {@code median}. */
  private static Clusters processes(
      Random random, int processes, int calls, double median, double spread) {
    List<double[]> groups = new ArrayList<>();
    for (int process = 0; process < processes; process++) {
      double level = median * Math.exp(spread * random.nextGaussian());
      groups.add(
          IntStream.range(0, calls)
              .mapToDouble(call -> level * Math.exp(0.10 * random.nextGaussian()))
              .toArray());
    }
    return Clusters.of(groups);
  }

  private static Clusters processes(Random random, int processes, int calls, double median) {
    return processes(random, processes, calls, median, 0.05);
  }
}
