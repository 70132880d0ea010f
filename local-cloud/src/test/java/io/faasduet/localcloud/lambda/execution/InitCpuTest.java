package io.faasduet.localcloud.lambda.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.process.limits.ProcessLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitCpuTest {
  @ParameterizedTest
  @CsvSource({"128, 1", "1024, 1", "1769, 1", "3538, 2"})
  void initHasAWholeProcessorOrMore(int megabytes, double cpus) {
    ProcessLimits share = ProcessLimits.ofLambda(megabytes);
    assertThat(InitCpu.AS_AWS.during(share))
        .isEqualTo(new ProcessLimits(cpus, share.memoryBytes()));
  }

  @Test
  void canBeTheShareOrAnotherNumber() {
    ProcessLimits share = ProcessLimits.ofLambda(128);
    assertThat(InitCpu.parse("share").during(share)).isEqualTo(share);
    assertThat(InitCpu.parse("2").during(share).cpus()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "most", "-1", "NaN", "1e9"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> InitCpu.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'share'");
  }
}
