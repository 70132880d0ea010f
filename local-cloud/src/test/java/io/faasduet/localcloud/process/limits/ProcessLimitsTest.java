package io.faasduet.localcloud.process.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessLimitsTest {
  @Test
  void aFunctionsProcessorTimeIsInProportionToItsMemory() {
    assertThat(ProcessLimits.ofLambda(1769)).hasToString("1 vCPU, 1769 MB");
    assertThat(ProcessLimits.ofLambda(128)).hasToString("0.07 vCPU, 128 MB");
    assertThat(ProcessLimits.ofLambda(10_240).wholeCpus()).isEqualTo(6);
    assertThat(ProcessLimits.ofLambda(1769).wholeCpus()).isEqualTo(1);
  }

  @Test
  void refusesWhatNoProcessCanLiveOn() {
    assertThatThrownBy(() -> new ProcessLimits(0, 1 << 30)).hasMessageContaining("processors");
    assertThatThrownBy(() -> new ProcessLimits(Double.NaN, 1 << 30))
        .hasMessageContaining("processors");
    assertThatThrownBy(() -> new ProcessLimits(1, 1 << 20)).hasMessageContaining("bytes");
  }
}
