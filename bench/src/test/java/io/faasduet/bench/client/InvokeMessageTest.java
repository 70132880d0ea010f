package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvokeMessageTest {
  private final InvokeMessage message = new InvokeMessage();

  @Test
  void writesThePayloadAsTheFirstField() throws IOException {
    assertThat(message.stream(new byte[] {'{', '}'}).readAllBytes())
        .containsExactly(0x0a, 2, '{', '}');
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 16383, 16384, 5_000_000})
  void readsWhatItWrites(int length) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 7);
    assertThat(message.parse(message.stream(payload))).isEqualTo(payload);
  }

  @Test
  void skipsFieldsItDoesNotKnow() {
    // field 2 as a varint, field 1, field 3 of two bytes
    assertThat(parsed(0x10, 0x96, 0x01, 0x0a, 1, 'x', 0x1a, 2, 'a', 'b')).containsExactly('x');
  }

  @Test
  void aFieldThatIsCutOffIsAnInternalFailure() {
    assertThatThrownBy(() -> parsed(0x0a, 9, 'x'))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL))
        .hasMessageContaining("the response is not an InvokeResponse");
  }

  private byte[] parsed(int... bytes) {
    byte[] wire = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      wire[i] = (byte) bytes[i];
    }
    return message.parse(new ByteArrayInputStream(wire));
  }
}
