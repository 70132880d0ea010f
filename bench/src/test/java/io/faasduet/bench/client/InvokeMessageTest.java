package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvokeMessageTest {

  @Test
  void writesTheBytesOfProtobuf() {
    assertThat(InvokeMessage.encode(new byte[] {'{', '}'})).containsExactly(0x0a, 2, '{', '}');
    assertThat(InvokeMessage.encode(new byte[300])).startsWith(0x0a, 0xac, 0x02).hasSize(303);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 16383, 16384, 500_000})
  void readsWhatItWrites(int length) {
    byte[] payload = new byte[length];
    java.util.Arrays.fill(payload, (byte) 7);
    assertThat(InvokeMessage.decode(ByteBuffer.wrap(InvokeMessage.encode(payload))))
        .isEqualTo(payload);
  }

  @Test
  void skipsFieldsItDoesNotKnow() {
    byte[] message = {
      0x10,
      (byte) 0x96,
      0x01, // field 2, varint 150
      0x0a,
      1,
      'x', // field 1
      0x1a,
      2,
      'a',
      'b', // field 3, two bytes
      0x25,
      0,
      0,
      0,
      0 // field 4, 32 bits
    };
    assertThat(InvokeMessage.decode(ByteBuffer.wrap(message))).containsExactly('x');
  }

  @Test
  void refusesAFieldThatIsCutOff() {
    assertThatThrownBy(() -> InvokeMessage.decode(ByteBuffer.wrap(new byte[] {0x0a, 9, 'x'})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
