package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestHeaderTest {
  @Test
  void isANameInLowerCaseAndAValue() {
    assertThat(RequestHeader.parse("Authorization:  Bearer a:b "))
        .isEqualTo(new RequestHeader("authorization", "Bearer a:b"));
  }

  @Test
  void isShownWithoutItsValue() {
    assertThat(RequestHeader.parse("Authorization: Bearer secret")).hasToString("authorization");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Bearer secret          | a header is written 'Name: value'
          ': secret'             | a header is written 'Name: value'
          a b: secret            | the name of a header has letters, digits and -
          :authority: secret     | a header is written 'Name: value'
          X-Key:                 | x-key has no value
          X-Key: sécret          | the value of x-key must be printable ASCII
          Content-Length: secret | the client sets content-length by itself
          TE: secret             | the client sets te by itself
          Grpc-Timeout: secret   | the client sets grpc-timeout by itself
          """)
  void isRefusedWithoutItsValue(String line, String reason) {
    assertThatThrownBy(() -> RequestHeader.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @Test
  void aValueThatWouldBeAHeaderOfItsOwnIsRefused() {
    assertThatThrownBy(() -> RequestHeader.parse("X-Key: secret\r\nHost: elsewhere"))
        .hasMessage("the value of x-key must be printable ASCII");
  }
}
