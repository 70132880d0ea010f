package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two parsers may read differently, each with another request hidden behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestFramingTest {
  private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\n";
  private static final String BEHIND =
      "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

  private final ServedProbe served = new ServedProbe();

  @AfterAll
  void stop() {
    served.close();
  }

  static List<String> ambiguous() {
    return List.of(
        POST + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\nContent-Length: 12\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
        POST + "Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\n{}",
        POST + "Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: \"chunked\"\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding:\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST
            + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST
            + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding:\r\n chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n \r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Content-Length:\r\n 2\r\n\r\n{}",
        POST + "Content-Length: 1\r\n 2\r\n\r\n{}",
        POST + "Transfer-Encoding : chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        POST + "Content-Length: 2, 3\r\n\r\n{}",
        POST + "Content-Length: +2\r\n\r\n{}",
        POST + "Content-Length: 0x2\r\n\r\n{}",
        POST + "Content-Length: -2\r\n\r\n{}",
        POST + "Content-Length: 99999999999999999999\r\n\r\n{}",
        POST + "Content-Length: 2\n\n{}",
        POST + "Content-Length: 2\r\nX: a\0b\r\n\r\n{}",
        POST + "Content-Length: 2\r\nX: a\rb\r\n\r\n{}",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\nConnection: keep-alive\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b<>\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a:80a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: http://a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n");
  }

  static List<String> brokenChunks() {
    return List.of(
        POST + "Transfer-Encoding: chunked\r\n\r\n100000002\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n10000000000000002\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n+2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n2 2\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n2;a=\"\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n2;a=\nb\r\n{}\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}xx\r\n0\r\n\r\n",
        POST + "Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n");
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void refusesWhatAProxyMayReadOtherwiseAndWhatIsBehindIt(String request) throws Exception {
    String answer = answerTo(request + BEHIND);

    assertThat(answer).doesNotContain(" 200 ", "\"live\"");
    assertThat(answer).startsWith("HTTP/1.").contains(" 400 ");
  }

  @ParameterizedTest
  @MethodSource("brokenChunks")
  void refusesBrokenChunksAndClosesTheConnection(String request) throws Exception {
    assertThat(answerTo(request + BEHIND))
        .startsWith("HTTP/1.1 400 ")
        .contains("the body's chunks are malformed")
        .doesNotContain(" 200 ", "\"live\"");
    assertThat(served.post("{}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/9.9", "HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "XTTP/1.1"})
  void refusesVersionsThatItDoesNotSpeak(String version) throws Exception {
    String request = "GET / " + version + "\r\nHost: a\r\nConnection: close\r\n\r\n";
    assertThat(answerTo(request)).containsPattern("^\\S+ (400|501) ").doesNotContain(" 200 ");
    assertThat(answerTo("GET / HTTP/1.1\r\nHost: a\r\n\r\n" + request))
        .containsPattern(" (400|501) ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a.example:8080\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [::1]:8080\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\nConnection: close\r\n\r\n"
            + "2;a=\"b\"\r\n{}\r\n0\r\nX-Trailer: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
      })
  void takesWhatHasOneReading(String request) throws Exception {
    assertThat(answerTo(request)).contains(" 200 ");
  }

  @Test
  void answersTheRequestsBeforeABadOneInTheirOrder() throws Exception {
    String good = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";

    String answers = answerTo(good + good + "GET / HTTP/1.1\r\n\r\n" + good);

    assertThat(answers.split("HTTP/1.1 (?=\\d)"))
        .hasSize(4)
        .satisfies(all -> assertThat(all[3]).startsWith("400 "));
  }

  private String answerTo(String bytes) throws IOException {
    try (RawConnection raw = new RawConnection(served.server.port())) {
      raw.send(bytes);
      return raw.readToEnd();
    }
  }
}
