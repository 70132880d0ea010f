package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that no HTTP/2 client sends, as frames. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2FramingTest {
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int END_STREAM_AND_HEADERS = 5;

  private final ServedProbe served = new ServedProbe();

  @AfterAll
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb: c", "a\nb", "a\rb", "a\0b"})
  void refusesAValueThatHttp11WouldReadAsMore(String value) throws Exception {
    assertThat(answerTo(List.of("x-value", value))).isIn(RST_STREAM, GOAWAY);
  }

  @Test
  void takesOrdinaryHeaders() throws Exception {
    assertThat(answerTo(List.of("x-value", "a b"))).isEqualTo(HEADERS);
  }

  /** The type of the first frame that answers the request, or ends it. */
  private int answerTo(List<String> header) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                ":method", "GET", ":scheme", "http", ":path", "/health/live", ":authority", "a"));
    all.addAll(header);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.write(frame(SETTINGS, 0, 0, new byte[0]));
      out.write(frame(HEADERS, END_STREAM_AND_HEADERS, 1, literals(all)));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        in.skipNBytes(5L + length);
        if (Arrays.asList(HEADERS, RST_STREAM, GOAWAY).contains(type)) {
          return type;
        }
      }
    }
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(
        new byte[] {
          0, (byte) (payload.length >> 8), (byte) payload.length, (byte) type, (byte) flags
        });
    frame.writeBytes(new byte[] {0, 0, 0, (byte) stream});
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  /** Literal header fields without indexing and without Huffman coding: RFC 7541, 6.2.2. */
  private static byte[] literals(List<String> namesAndValues) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.size(); i++) {
      if (i % 2 == 0) {
        block.write(0);
      }
      byte[] text = namesAndValues.get(i).getBytes(StandardCharsets.ISO_8859_1);
      block.write(text.length);
      block.writeBytes(text);
    }
    return block.toByteArray();
  }
}
