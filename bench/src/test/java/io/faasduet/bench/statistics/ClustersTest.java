package io.faasduet.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.junit.jupiter.api.Test;

class ClustersTest {
  @Test
  void theMedianOfWhatIsDrawnIsThatOfAllItsMeasurementsTogether() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      List<double[]> groups =
          IntStream.range(0, 2 + random.nextInt(5))
              .mapToObj(g -> random.doubles(1 + random.nextInt(9)).toArray())
              .toList();
      int[] times = groups.stream().mapToInt(group -> random.nextInt(3)).toArray();
      times[0]++;
      double[] together =
          IntStream.range(0, times.length)
              .boxed()
              .flatMapToDouble(
                  g ->
                      IntStream.range(0, times[g])
                          .boxed()
                          .flatMapToDouble(i -> java.util.Arrays.stream(groups.get(g))))
              .toArray();
      assertThat(Clusters.of(groups).median(times))
          .isEqualTo(Median.withDefaults().evaluate(together));
    }
  }

  @Test
  void theMedianOfManyIsFoundInTheTableOfCounts() {
    Random random = new Random(2);
    List<double[]> groups =
        IntStream.range(0, 7)
            .mapToObj(g -> random.ints(900 + g, 0, 500).mapToDouble(i -> i / 10.0).toArray())
            .toList();
    Clusters clusters = Clusters.of(groups);
    for (int trial = 0; trial < 100; trial++) {
      int[] times = random.ints(7, 0, 4).toArray();
      times[trial % 7]++;
      double[] together =
          IntStream.range(0, 7)
              .boxed()
              .flatMapToDouble(
                  g ->
                      IntStream.range(0, times[g])
                          .boxed()
                          .flatMapToDouble(i -> java.util.Arrays.stream(groups.get(g))))
              .toArray();
      assertThat(clusters.median(times)).isEqualTo(Median.withDefaults().evaluate(together));
    }
  }

  @Test
  void independentCallsToOneProcessAreDrawnInShortStretches() {
    double[] calls = new Random(1).doubles(2_503).toArray();
    Clusters clusters = Clusters.of(List.of(calls));
    assertThat(clusters.count()).isBetween(500, 1000);
    assertThat(clusters.all()).containsExactly(calls);
  }

  @Test
  void fewCallsToOneProcessStayOneGroup() {
    assertThat(Clusters.of(List.of(new double[] {3, 1, 2})).count()).isEqualTo(1);
  }

  @Test
  void callsThatResembleTheirNeighboursSayLess() {
    double[] drifting = new double[20_000];
    Random steps = new Random(2);
    double state = 0;
    for (int i = 0; i < drifting.length; i++) {
      state = 0.95 * state + 0.05 * steps.nextGaussian();
      drifting[i] = 10 + state;
    }
    double[] mixed = drifting.clone();
    Random random = new Random(1);
    for (int i = mixed.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double swapped = mixed[i];
      mixed[i] = mixed[other];
      mixed[other] = swapped;
    }
    assertThat(width(drifting)).isGreaterThan(2 * width(mixed));
  }

  @Test
  void nothingMeasuredIsRefused() {
    assertThatThrownBy(() -> Clusters.of(List.of(new double[0])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no measurements");
  }

  private static double width(double[] calls) {
    Interval interval =
        new Bootstrap(1, 1000)
            .median(Clusters.of(List.of(calls)))
            .estimate()
            .interval()
            .orElseThrow();
    return interval.high() - interval.low();
  }
}
