package io.faasduet.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
  @Test
  void eachKeepsItsOwnCharacters() {
    String text = "a/b c+%~\u00fc\n";
    assertThat(PercentEncoding.PATH.encode(text)).isEqualTo("a/b%20c%2B%25~%C3%BC%0A");
    assertThat(PercentEncoding.COMPONENT.encode(text)).isEqualTo("a%2Fb%20c%2B%25~%C3%BC%0A");
    assertThat(PercentEncoding.GRPC_MESSAGE.encode(text)).isEqualTo("a/b c+%25~%C3%BC%0A");
  }

  @ParameterizedTest
  @EnumSource(PercentEncoding.class)
  void whatWasEncodedIsDecoded(PercentEncoding encoding) {
    String text = "a/b c+%~ \u00fc \ud83d\ude00 \u0000";
    assertThat(PercentEncoding.decode(encoding.encode(text))).isEqualTo(text);
  }

  @Test
  void decodingLeavesWhatIsNotEncoded() {
    assertThat(PercentEncoding.decode("a+b \u00fc\ud83d\ude00%41"))
        .isEqualTo("a+b \u00fc\ud83d\ude00A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a%4", "%zz", "%ff", "%c3"})
  void refusesWhatCannotHaveBeenEncoded(String text) {
    assertThatThrownBy(() -> PercentEncoding.decode(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neverCutsAnEscape() {
    assertThat(PercentEncoding.GRPC_MESSAGE.encode("\u00fc".repeat(10), 4)).isEqualTo("%C3%BC");
    assertThat(PercentEncoding.GRPC_MESSAGE.encode("abcdef", 4)).isEqualTo("abcd");
  }
}
