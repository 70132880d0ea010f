package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcTimeoutTest {

  @ParameterizedTest
  @CsvSource({
    "1H, PT1H",
    "2M, PT2M",
    "3S, PT3S",
    "4m, PT0.004S",
    "5u, PT0.000005S",
    "99999999n, PT0.099999999S"
  })
  void readsAnAmountAndAUnit(String header, Duration timeout) {
    assertThat(GrpcTimeout.parse(header)).hasValue(timeout);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S", "1", "1s", "-1S", "123456789S", "1 S", "0x1S"})
  void hasNoneWhereTheHeaderIsWrong(String header) {
    assertThat(GrpcTimeout.parse(header)).isEmpty();
  }
}
