package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(7, 2_000);

  @Test
  void theSameSeedGivesTheSameInterval() {
    Clusters clusters = processes(new Random(1), 8, 20, 1);
    assertThat(new Bootstrap(7, 500).median(clusters))
        .isEqualTo(new Bootstrap(7, 500).median(clusters))
        .isNotEqualTo(new Bootstrap(8, 500).median(clusters));
  }

  /** With t(4, 0.975) = 2.776 the tail is Φ(-√(5/4) · 2.776) = Φ(-3.104) = 0.000955. */
  @Test
  void widensThePercentilesOfFewProcesses() {
    assertThat(Bootstrap.tailProbability(5)).isCloseTo(0.000955, within(1e-5));
    assertThat(Bootstrap.tailProbability(10_000)).isCloseTo(0.025, within(1e-4));
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
    assertThat(byCall.high() - byCall.low()).isLessThan(1.5);
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

  /**
   * Draws worlds whose truth is known: processes differ by 5%, their calls by 10%. The intervals
   * must hold the truth about as often as they claim. Least and greatest of five medians hold it 15
   * times in 16 at best.
   */
  @Test
  void intervalsHoldTheTruthAsOftenAsTheyClaim() {
    assertThat(coverage(5, 40)).isBetween(0.90, 0.98);
    assertThat(coverage(10, 20)).isBetween(0.92, 0.99);
  }

  @Test
  void equalTargetsAreSeldomToldApart() {
    Random random = new Random(11);
    int worlds = 300;
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

  private static double coverage(int processes, int calls) {
    Random random = new Random(5);
    int worlds = 400;
    int held = 0;
    for (int world = 0; world < worlds; world++) {
      Estimate median = new Bootstrap(world, 1_000).median(processes(random, processes, calls, 1));
      held += median.interval().orElseThrow().contains(1) ? 1 : 0;
    }
    return (double) held / worlds;
  }

  /** Log-normal calls of log-normal processes; the median over all worlds is {@code median}. */
  private static Clusters processes(Random random, int processes, int calls, double median) {
    List<double[]> groups = new ArrayList<>();
    for (int process = 0; process < processes; process++) {
      double level = median * Math.exp(0.05 * random.nextGaussian());
      groups.add(
          IntStream.range(0, calls)
              .mapToDouble(call -> level * Math.exp(0.10 * random.nextGaussian()))
              .toArray());
    }
    return Clusters.of(groups);
  }
}
