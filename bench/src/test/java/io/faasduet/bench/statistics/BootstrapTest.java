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
    assertThat(new Bootstrap(7, 500).median(clusters))
        .isEqualTo(new Bootstrap(7, 500).median(clusters))
        .isNotEqualTo(new Bootstrap(8, 500).median(clusters));
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
    Interval byProcess = BOOTSTRAP.median(Clusters.of(groups)).interval().orElseThrow();
    Interval byCall = BOOTSTRAP.median(Clusters.of(scattered)).interval().orElseThrow();
    assertThat(byProcess.high() - byProcess.low()).isGreaterThan(3);
    assertThat(byCall.high() - byCall.low()).isLessThan(2.2);
  }

  @Test
  void fewerThanFiveProcessesGiveNoInterval() {
    Estimate estimate = BOOTSTRAP.median(processes(new Random(1), 4, 20, 1));
    assertThat(estimate.interval()).isEmpty();
    assertThat(estimate.value()).isCloseTo(1, within(0.3));
  }

  @Test
  void aSingleProcessIsResampledByCall() {
    Clusters one = processes(new Random(1), 1, 100, 1);
    assertThat(one.count()).isEqualTo(100);
    assertThat(BOOTSTRAP.median(one).interval()).isPresent();
  }

  @Test
  void seesThatOneIsTwiceAsFast() {
    Random random = new Random(3);
    Clusters fast = processes(random, 5, 40, 1);
    Clusters slow = processes(random, 5, 40, 2);
    Estimate ratio = BOOTSTRAP.ratioOfMedians(fast, slow);
    assertThat(ratio.value()).isCloseTo(0.5, within(0.06));
    assertThat(Verdict.of(ratio.interval())).isEqualTo(Verdict.FASTER);
    assertThat(Verdict.of(BOOTSTRAP.ratioOfMedians(slow, fast).interval()))
        .isEqualTo(Verdict.SLOWER);
  }

  @Test
  void verdictsFollowTheInterval() {
    assertThat(Verdict.of(java.util.Optional.empty())).isEqualTo(Verdict.TOO_LITTLE_DATA);
    assertThat(Verdict.of(java.util.Optional.of(new Interval(0.99, 1.2))))
        .isEqualTo(Verdict.NOT_DISTINGUISHABLE);
    assertThat(Verdict.of(java.util.Optional.of(new Interval(1, 1.2))))
        .isEqualTo(Verdict.NOT_DISTINGUISHABLE);
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
              if (bootstrap.differenceOfMedians(slow, fast).interval().orElseThrow().contains(1)) {
                differences[0]++;
              }
              return bootstrap.ratioOfMedians(slow, fast).interval().orElseThrow().contains(1.5);
            });
    assertThat(ratios).isCloseTo(Interval.LEVEL, within(TOLERANCE));
    assertThat((double) differences[0] / WORLDS).isCloseTo(Interval.LEVEL, within(TOLERANCE));
  }

  @Test
  void aDifferenceIsInTheUnitOfTheMeasurements() {
    Random random = new Random(3);
    Clusters fast = processes(random, 6, 40, 1);
    Clusters slow = processes(random, 6, 40, 2);
    Estimate difference = BOOTSTRAP.differenceOfMedians(fast, slow);
    assertThat(difference.value()).isCloseTo(-1, within(0.1));
    assertThat(Verdict.ofDifference(difference.interval())).isEqualTo(Verdict.FASTER);
    assertThat(Verdict.ofDifference(BOOTSTRAP.differenceOfMedians(slow, fast).interval()))
        .isEqualTo(Verdict.SLOWER);
    assertThat(Verdict.ofDifference(BOOTSTRAP.differenceOfMedians(slow, slow).interval()))
        .isEqualTo(Verdict.NOT_DISTINGUISHABLE);
  }

  @Test
  void oneTargetOfTooFewProcessesLeavesThePairWithoutAnInterval() {
    Clusters few = processes(new Random(1), 4, 20, 1);
    Clusters many = processes(new Random(2), 9, 20, 1);
    assertThat(BOOTSTRAP.ratioOfMedians(few, many).interval()).isEmpty();
    assertThat(BOOTSTRAP.differenceOfMedians(many, few).interval()).isEmpty();
  }

  @Test
  void measurementsThatAreNotAboveZeroHaveNoIntervalOfAMedian() {
    Clusters zeros = Clusters.of(List.of(new double[] {0, 0, 0, 0, 0, 0}));
    assertThat(BOOTSTRAP.median(zeros)).isEqualTo(new Estimate(0, java.util.Optional.empty()));
  }

  @Test
  void equalTargetsAreSeldomToldApart() {
    Random random = new Random(11);
    int worlds = 200;
    long apart =
        IntStream.range(0, worlds)
            .mapToObj(
                world ->
                    new Bootstrap(world, 400)
                        .ratioOfMedians(processes(random, 5, 40, 1), processes(random, 5, 40, 1)))
            .filter(ratio -> Verdict.of(ratio.interval()) != Verdict.NOT_DISTINGUISHABLE)
            .count();
    assertThat((double) apart / worlds).isLessThan(0.08);
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
