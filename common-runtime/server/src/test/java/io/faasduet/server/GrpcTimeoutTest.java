package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
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
    assertThat(GrpcTimeout.parse(header)).isEqualTo(timeout);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "S", "1", "1s", "-1S", "+1S", "123456789S", "1 S", "0x1S", "x", "\u0661S"})
  void refusesWhatIsNotOne(String header) {
    assertThatThrownBy(() -> GrpcTimeout.parse(header))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "grpc-timeout must be 1 to 8 digits and one of H, M, S, m, u and n, not '"
                + header
                + "'");
  }
}
