package io.faasduet.localcloud.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsChunkedStreamTest {
  @Test
  void chunksAreJoinedAndTheirSignaturesSkipped() throws Exception {
    AwsChunkedStream stream =
        stream(
            "5;chunk-signature=0a\r\nhello\r\n"
                + "1;chunk-signature=0b\r\n!\r\n"
                + "0;chunk-signature=0c\r\n\r\n");
    assertThat(stream.readAllBytes()).asString().isEqualTo("hello!");
    assertThat(stream.trailers()).isEmpty();
  }

  @Test
  void trailersFollowTheLastChunk() throws Exception {
    AwsChunkedStream stream = stream("A\r\n0123456789\r\n0\r\nX-Amz-Checksum-Crc32: abc=\r\n\r\n");
    assertThat(stream.readAllBytes()).asString().isEqualTo("0123456789");
    assertThat(stream.trailers()).containsEntry("x-amz-checksum-crc32", "abc=");
  }

  @Test
  void aStreamIsReadByteByByte() throws Exception {
    AwsChunkedStream stream = stream("1\r\nx\r\n0\r\n\r\n");
    assertThat(stream.read()).isEqualTo('x');
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(stream.read()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5\r\nhel", "5\r\nhello\r\n", "5"})
  void aStreamThatEndsEarlyIsIncomplete(String encoded) {
    assertThatThrownBy(() -> stream(encoded).readAllBytes()).isInstanceOf(EOFException.class);
  }

  private static AwsChunkedStream stream(String encoded) {
    return new AwsChunkedStream(
        new ByteArrayInputStream(encoded.getBytes(StandardCharsets.US_ASCII)));
  }
}
