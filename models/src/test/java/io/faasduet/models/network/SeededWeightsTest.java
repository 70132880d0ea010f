package io.faasduet.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.models.network.Variable.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeededWeightsTest {
  private static final Variable KERNEL = new Variable("conv", Role.KERNEL, List.of(3, 3, 64, 128));

  private final WeightSource weights = new SeededWeights(7, Map.of("last", 0.5));

  @Test
  void haveNoMeanInAnyOutput() {
    double[] sums = new double[128];
    float[] values = weights.values(KERNEL);
    for (int i = 0; i < values.length; i++) {
      sums[i % 128] += values[i];
    }
    assertThat(Arrays.stream(sums).map(Math::abs).max().orElseThrow()).isLessThan(1e-5);
  }

  @Test
  void keepTheScaleOfRectifiedFeatures() {
    double heVariance = 2.0 / (3 * 3 * 64);
    double variance = meanSquare(weights.values(KERNEL));
    assertThat(variance / heVariance).isCloseTo(0.5 / (0.5 - 1 / (2 * Math.PI)), within(0.02));
  }

  @Test
  void areScaledInTheLayersThatHaveAGain() {
    Variable last = new Variable("last", Role.KERNEL, KERNEL.shape());
    assertThat(meanSquare(weights.values(last)) / meanSquare(weights.values(KERNEL)))
        .isCloseTo(0.25, within(0.01));
  }

  @Test
  void haveNoBias() {
    assertThat(weights.values(new Variable("conv", Role.BIAS, List.of(3))))
        .containsExactly(0, 0, 0);
  }

  private static double meanSquare(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * value;
    }
    return sum / values.length;
  }
}
