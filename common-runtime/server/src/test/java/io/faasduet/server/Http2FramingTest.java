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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that no HTTP/2 client sends, as frames. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2FramingTest {
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int END_STREAM_AND_HEADERS = 5;

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServedProbe served = new ServedProbe();

  @AfterAll
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb: c", "a\nb", "a\rb", "a\0b"})
  void refusesAValueThatHttp11WouldReadAsMore(String value) throws Exception {
    assertThat(answerTo(List.of(":authority", "a", "x-value", value))).isIn(RST_STREAM, GOAWAY);
  }

  @Test
  void takesOrdinaryHeaders() throws Exception {
    assertThat(answerTo(List.of(":authority", "a", "x-value", "a b"))).isEqualTo(HEADERS);
  }

  static List<List<String>> hostsOfTwoReadings() {
    return List.of(
        List.of(),
        List.of(":authority", ""),
        List.of("host", ""),
        List.of(":authority", "", "host", "a"),
        List.of(":authority", "a", "host", ""),
        List.of(":authority", "a", "host", "b"),
        List.of(":authority", "a", "host", "a:81"),
        List.of(":authority", "a:80", "host", "a:81"),
        List.of(":authority", "a", "host", "a", "host", "a"),
        List.of(":authority", "a", "host", "a", "host", "b"),
        List.of("host", "a", "host", "b"),
        List.of(":authority", "a", ":authority", "a"),
        List.of(":authority", "a", ":authority", "b"),
        List.of("host", "a", ":authority", "a"),
        List.of(":authority", "b@a"),
        List.of("host", "b@a"),
        List.of("host", "a"),
        List.of(":authority", "a, b"),
        List.of(":authority", "a b"),
        List.of(":authority", "a/b"),
        List.of(":authority", "http://a"),
        List.of(":authority", "a:80a"),
        List.of(":authority", ":80"),
        List.of(":authority", "[::1"),
        List.of("host", "a:80a"));
  }

  @ParameterizedTest
  @MethodSource("hostsOfTwoReadings")
  void refusesAHostThatTwoParsersMayReadDifferently(List<String> hosts) throws Exception {
    assertThat(answerTo(hosts)).isIn(RST_STREAM, GOAWAY);
  }

  static List<List<String>> hostsOfOneReading() {
    return List.of(
        List.of(":authority", "a"),
        List.of(":authority", "a.example:8080"),
        List.of(":authority", "[::1]:8080"),
        List.of(":authority", "a:80", "host", "a:80"));
  }

  @ParameterizedTest
  @MethodSource("hostsOfOneReading")
  void takesAnAuthorityAndAHostThatIsTheSame(List<String> hosts) throws Exception {
    assertThat(answerTo(hosts)).isEqualTo(HEADERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: a b\r\n", "Host: b@a\r\n"})
  void refusesAnUpgradeToWhatIsNoHost(String host) throws Exception {
    assertThat(answerToUpgrade(host)).isIn(RST_STREAM, GOAWAY);
  }

  @Test
  void upgradesWithAHost() throws Exception {
    assertThat(answerToUpgrade("Host: a\r\n")).isEqualTo(HEADERS);
  }

  private int answerToUpgrade(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      String request =
          "GET /health/live HTTP/1.1\r\n"
              + host
              + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
              + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.readUnsignedByte());
      }
      assertThat(head).startsWith("HTTP/1.1 101 ");
      out.write(PREFACE);
      out.write(frame(SETTINGS, 0, 0, new byte[0]));
      return firstAnswer(in);
    }
  }

  /** The type of the first frame that answers the request, or ends it. */
  private int answerTo(List<String> header) throws IOException {
    List<String> all =
        new ArrayList<>(List.of(":method", "GET", ":scheme", "http", ":path", "/health/live"));
    all.addAll(header);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(PREFACE);
      out.write(frame(SETTINGS, 0, 0, new byte[0]));
      out.write(frame(HEADERS, END_STREAM_AND_HEADERS, 1, literals(all)));
      return firstAnswer(new DataInputStream(socket.getInputStream()));
    }
  }

  private static int firstAnswer(DataInputStream in) throws IOException {
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      in.skipNBytes(5L + length);
      if (Arrays.asList(HEADERS, RST_STREAM, GOAWAY).contains(type)) {
        return type;
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
