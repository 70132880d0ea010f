package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchesTest {
  private static final int WORLDS = Integer.getInteger("duet.simulation.series", 100);

  @Test
  void independentMeasurementsHaveAnAutocorrelationTimeOfOne() {
    double[] series = series(new Random(1), 0, 6_000);
    assertThat(Stretches.autocorrelationTime(series)).isCloseTo(1, within(0.15));
  }

  /** Of a Gaussian AR(1) process the signs have the correlation 2/π asin φ^k at the lag k. */
  @ParameterizedTest
  @CsvSource({"0.5", "0.8", "0.95"})
  void theAutocorrelationTimeIsThatOfTheSigns(double phi) {
    double expected = 1;
    for (int lag = 1; lag < 1000; lag++) {
      expected += 2 * 2 / Math.PI * Math.asin(Math.pow(phi, lag));
    }
    double mean =
        IntStream.range(0, 20)
            .mapToDouble(
                world -> Stretches.autocorrelationTime(series(new Random(world), phi, 20_000)))
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(expected, within(0.15 * expected));
  }

  @Test
  void aConstantSeriesIsNotCorrelated() {
    assertThat(Stretches.of(new double[50])).hasSize(50);
  }

  @Test
  void stretchesAreTheSeriesInItsOrder() {
    double[] series = series(new Random(1), 0.9, 3_000);
    assertThat(Stretches.of(series).stream().flatMapToDouble(Arrays::stream).toArray())
        .containsExactly(series);
  }

  /** How often the interval holds the true median where there is one, and how often there is. */
  @ParameterizedTest
  @CsvSource({
    "0, 200, 0.92, 0.9", "0, 6000, 0.92, 1",
    "0.8, 1000, 0.88, 0", "0.8, 6000, 0.9, 1",
    "0.95, 6000, 0.9, 0.9"
  })
  void intervalsOfCorrelatedCallsHoldTheTruth(double phi, int calls, double held, double given) {
    Coverage coverage = Coverage.of(phi, calls);
    assertThat(coverage.held()).isGreaterThan(held - tolerance());
    assertThat(coverage.given()).isGreaterThanOrEqualTo(given);
  }

  @Test
  void fewCorrelatedCallsMostlyHaveNoInterval() {
    assertThat(Coverage.of(0.95, 200).given()).isLessThan(0.2);
  }

  private static double tolerance() {
    return 2.5 * Math.sqrt(0.09 / WORLDS);
  }

  private record Coverage(double held, double given) {
    static Coverage of(double phi, int calls) {
      List<Estimate> estimates =
          IntStream.range(0, WORLDS)
              .parallel()
              .mapToObj(
                  world ->
                      new Bootstrap(world, 500)
                          .median(Clusters.of(List.of(exponential(world, phi, calls))))
                          .estimate())
              .toList();
      double given = estimates.stream().filter(e -> e.interval().isPresent()).count();
      double held =
          estimates.stream()
              .filter(e -> e.interval().filter(i -> i.contains(1)).isPresent())
              .count();
      System.out.printf(
          Locale.ROOT,
          "AR(1) %.2f, %d calls: interval given %.1f%%, holds the truth %.1f%% of these%n",
          phi,
          calls,
          100 * given / WORLDS,
          100 * held / Math.max(1, given));
      return new Coverage(held / Math.max(1, given), given / WORLDS);
    }
  }

  /** Log-normal times around 1 of a Gaussian AR(1) process. */
  private static double[] exponential(long seed, double phi, int calls) {
    return Arrays.stream(series(new Random(seed), phi, calls))
        .map(x -> Math.exp(0.3 * x))
        .toArray();
  }

  private static double[] series(Random random, double phi, int calls) {
    double[] series = new double[calls];
    double innovation = Math.sqrt(1 - phi * phi);
    double last = random.nextGaussian();
    for (int i = 0; i < calls; i++) {
      last = phi * last + innovation * random.nextGaussian();
      series[i] = last;
    }
    return series;
  }
}
