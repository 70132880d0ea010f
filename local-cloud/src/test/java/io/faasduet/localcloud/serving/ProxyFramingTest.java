package io.faasduet.localcloud.serving;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.RawRequest;
import io.faasduet.localcloud.TestJars;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that an instance may read otherwise than the proxy, each with another behind it. */
class ProxyFramingTest {
  private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\n";
  private static final String BEHIND =
      "GET /behind HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private static final String UPGRADE =
      "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
          + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n";

  @TempDir static Path directory;

  private static LocalKnative knative;
  private static URI proxy;

  @BeforeAll
  static void start() throws IOException {
    knative =
        LocalKnative.start(
            TestJars.server(directory, EchoServer.class),
            Map.of(),
            KnativeOptions.DEFAULT,
            count -> {});
    proxy = knative.endpoint();
  }

  @AfterAll
  static void stop() {
    knative.close();
  }

  static List<String> ambiguous() {
    return List.of(
        POST + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\n{}",
        POST
            + "Transfer-Encoding: chunked\r\n"
            + "Transfer-Encoding: identity\r\n\r\n"
            + "2\r\n"
            + "{}\r\n"
            + "0\r\n\r\n",
        POST + "Transfer-Encoding:\r\n chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        POST + "Content-Length: +2\r\n\r\n{}",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost<>\r\n\r\n");
  }

  static List<String> brokenChunks() {
    return List.of("100000002\r\n{}", "0x2\r\n{}", "2;a=\"\r\n{}", "2\r\n{}xx", "2\n{}\n0\n\n");
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void refusesWhatTwoParsersMayReadDifferentlyAndWhatIsBehindIt(String request) throws Exception {
    String answer = answerTo(request + BEHIND);

    assertThat(answer).startsWith("HTTP/1.").contains(" 400 ").doesNotContain(" 200 ");
  }

  @ParameterizedTest
  @MethodSource("brokenChunks")
  void refusesBrokenChunksAndClosesTheConnection(String chunk) throws Exception {
    String answer =
        answerTo(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "\r\n0\r\n\r\n" + BEHIND);

    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .contains("the body's chunks are malformed")
        .doesNotContain(" 200 ");
    assertThat(RawRequest.post(proxy, "/", "{}", "Host: localhost")).contains("\nbody: 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host: evil.example\r\nHost: localhost\r\n",
        "Host: localhost evil\r\n",
        "Host: localhost\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n"
      })
  void refusesAnUpgradeOfWhatItWouldRefuseWithoutOne(String headers) throws Exception {
    assertThat(answerTo("GET / HTTP/1.1\r\n" + headers + UPGRADE + "\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .doesNotContain(" 101 ", " 200 ");
  }

  @Test
  void refusesLineBreaksInValuesOverHttp2() {
    assertThat(RawRequest.http2(proxy, "/metrics", ":authority", "localhost", "x", "a\r\nb: c"))
        .isIn(12, -1);
    assertThat(RawRequest.http2(proxy, "/metrics", ":authority", "localhost", "x", "a b"))
        .isEqualTo(8);
  }

  private static String answerTo(String bytes) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", proxy.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(bytes.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
