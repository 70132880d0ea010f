package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvokeMessageTest {

  @Test
  void writesThePayloadAsTheFirstFieldOfAnUncompressedMessage() {
    assertThat(InvokeMessage.framed(new byte[] {'{', '}'}))
        .containsExactly(0, 0, 0, 0, 4, 0x0a, 2, '{', '}');
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 16383, 16384, 5_000_000})
  void readsWhatItWrites(int length) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 7);
    assertThat(InvokeMessage.payload(InvokeMessage.framed(payload))).isEqualTo(payload);
  }

  @Test
  void skipsFieldsItDoesNotKnow() {
    // field 2 as a varint, field 1, field 3 of two bytes
    byte[] wire = bytes(0, 0, 0, 0, 10, 0x10, 0x96, 0x01, 0x0a, 1, 'x', 0x1a, 2, 'a', 'b');

    assertThat(InvokeMessage.payload(wire)).containsExactly('x');
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(bytes(), "the response holds no message"),
        Arguments.of(bytes(0, 0, 0, 0), "the response holds no message"),
        Arguments.of(bytes(1, 0, 0, 0, 0), "the response is compressed, which was not asked for"),
        Arguments.of(bytes(0, 0, 0, 0, 2, 0x0a), "the response is not one whole message"),
        Arguments.of(bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), "the response is not one whole message"),
        Arguments.of(
            bytes(0, 0xff, 0xff, 0xff, 0xff, 0x0a), "the response is not one whole message"),
        Arguments.of(bytes(0, 0, 0, 0, 3, 0x0a, 9, 'x'), "the response is not an InvokeResponse"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void anythingElseIsNoMessage(byte[] body, String why) {
    assertThatThrownBy(() -> InvokeMessage.payload(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  private static byte[] bytes(int... bytes) {
    byte[] wire = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      wire[i] = (byte) bytes[i];
    }
    return wire;
  }
}
