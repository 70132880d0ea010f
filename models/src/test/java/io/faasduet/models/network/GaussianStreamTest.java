package io.faasduet.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class GaussianStreamTest {
  private static final int MANY = 100_000;

  @Test
  void areNormal() {
    double[] numbers = drawn(1, "conv1/kernel");
    assertThat(DoubleStream.of(numbers).average().orElseThrow()).isCloseTo(0, within(0.01));
    assertThat(DoubleStream.of(numbers).map(x -> x * x).average().orElseThrow())
        .isCloseTo(1, within(0.02));
    assertThat(share(numbers, 1)).isCloseTo(0.6827, within(0.005));
    assertThat(share(numbers, 2)).isCloseTo(0.9545, within(0.003));
  }

  @Test
  void areTheSameForTheSameSeedAndNameOnly() {
    double[] numbers = drawn(1, "conv1/kernel");
    assertThat(drawn(1, "conv1/kernel")).isEqualTo(numbers);
    assertThat(correlation(numbers, drawn(2, "conv1/kernel"))).isCloseTo(0, within(0.02));
    assertThat(correlation(numbers, drawn(1, "conv10/kernel"))).isCloseTo(0, within(0.02));
  }

  private static double[] drawn(long seed, String name) {
    GaussianStream numbers = new GaussianStream(seed, name);
    return DoubleStream.generate(numbers::next).limit(MANY).toArray();
  }

  private static double share(double[] numbers, double deviations) {
    return DoubleStream.of(numbers).filter(x -> Math.abs(x) < deviations).count() / (double) MANY;
  }

  private static double correlation(double[] some, double[] others) {
    double sum = 0;
    for (int i = 0; i < MANY; i++) {
      sum += some[i] * others[i];
    }
    return sum / MANY;
  }
}
