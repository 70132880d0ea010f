package io.faasduet.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineReasonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "RuntimeError: Input type (float) and bias type (c10::Half) should be the same",
        "expected m1 and m2 to have the same dtype, but got: float != c10::BFloat16",
        "Expects arg[0] to be half but float is provided"
      })
  void halfPrecisionIsNamed(String engine) {
    Exception failure = new IllegalStateException("t", new RuntimeException(engine));

    assertThat(PooledPredictor.reason(failure))
        .startsWith("its network computes in half precision, but is given float32; export it");
  }

  @Test
  void elseItIsTheLastLineOfTheTrace() {
    Exception failure =
        new IllegalStateException(
            "t",
            new RuntimeException("Traceback of TorchScript\n  at conv\nRuntimeError: shapes\n\n"));

    assertThat(PooledPredictor.reason(failure)).isEqualTo("RuntimeError: shapes");
    assertThat(
            PooledPredictor.reason(
                new IllegalStateException("m", new RuntimeException("NaN\n\t [[{{node a}}]]"))))
        .isEqualTo("NaN");
    assertThat(PooledPredictor.reason(new IllegalStateException())).contains("IllegalState");
  }
}
