package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.statistics.IndependentSample.Bounds;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndependentSampleTest {
  private static final double NEAR = 1e-3;

  private final IndependentSample oneTo21 = new IndependentSample(upTo(21));

  /** SciPy: stats.t.interval(level, 20, 11, stats.sem(range(1, 22))). */
  @Test
  void theMeansIntervalIsStudents() {
    Bounds usual = oneTo21.mean(0.95).orElseThrow();
    assertThat(usual.low()).isEqualTo(11 - 2.8244, within(NEAR));
    assertThat(usual.high()).isEqualTo(11 + 2.8244, within(NEAR));
    assertThat(oneTo21.mean(0.99).orElseThrow().high()).isEqualTo(11 + 3.8526, within(NEAR));
    assertThat(new IndependentSample(upTo(1)).mean(0.95)).isEmpty();
  }

  /** Below the sixth of 21 the median is with a chance of 1.3%, below the seventh of 3.9%. */
  @Test
  void theMediansIntervalIsBetweenTheRightRanks() {
    assertThat(oneTo21.median(0.95)).contains(new Bounds(6, 16));
    assertThat(oneTo21.median(0.99)).contains(new Bounds(5, 17));
    assertThat(new IndependentSample(upTo(6)).median(0.95)).contains(new Bounds(1, 6));
    assertThat(new IndependentSample(upTo(5)).median(0.95)).isEmpty();
  }

  @Test
  void theMedianIsMissedNoMoreOftenThanPromised() {
    Random random = new Random(1);
    int missed = 0;
    int trials = 4_000;
    for (int i = 0; i < trials; i++) {
      double[] values = random.doubles(30).map(u -> Math.exp(4 * u)).toArray();
      Bounds bounds = new IndependentSample(values).median(0.95).orElseThrow();
      missed += Math.exp(2) < bounds.low() || Math.exp(2) > bounds.high() ? 1 : 0;
    }
    assertThat(missed).isBetween(trials / 50, trials / 20);
  }

  private static double[] upTo(int count) {
    return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
  }
}
