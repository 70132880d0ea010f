package io.faasduet.server;

import static io.faasduet.server.Http2Connection.END_HEADERS;
import static io.faasduet.server.Http2Connection.END_STREAM;
import static io.faasduet.server.Http2Connection.GOAWAY;
import static io.faasduet.server.Http2Connection.HEADERS;
import static io.faasduet.server.Http2Connection.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
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
  @ValueSource(
      strings = {
        "",
        "Host:\r\n",
        "Host: \r\n",
        "Host: a b\r\n",
        "Host: b@a\r\n",
        "Host: a\r\nHost: a\r\n",
        "Host: a\r\nHost: b\r\n",
        "Host: a\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n",
        "Host: a\r\nTransfer-Encoding: gzip, chunked\r\n",
        "Host: a\r\nX: a\0b\r\n"
      })
  void refusesAnUpgradeOfWhatItWouldRefuseWithoutOne(String headers) throws Exception {
    try (RawConnection caller = new RawConnection(served.server.port())) {
      caller.send(upgrade("1.1", headers));

      assertThat(caller.readToEnd()).startsWith("HTTP/1.1 400 ").doesNotContain(" 101 ", "live");
    }
  }

  /** Of RFC 9110, section 7.8; also where the first byte comes alone. */
  @Test
  void answersAnUpgradeOverHttp10AsHttp10() throws Exception {
    try (RawConnection caller = new RawConnection(served.server.port())) {
      caller.send("G");
      caller.send(upgrade("1.0", "").substring(1));

      assertThat(caller.readToEnd()).contains(" 200 ").doesNotContain(" 101 ");
    }
  }

  @Test
  void upgradesWithAHost() throws Exception {
    try (Http2Connection caller = new Http2Connection(served.server.port())) {
      caller.send(upgrade("1.1", "Host: a\r\n"));
      assertThat(caller.readHead()).startsWith("HTTP/1.1 101 ");
      caller.begin(new byte[0]);

      assertThat(caller.readAnswer().type()).isEqualTo(HEADERS);
    }
  }

  @Test
  void anUpgradedRequestWhoseChunksAreBrokenIsNotTakenForWhole() throws Exception {
    int before = served.probe.invocations.get();
    try (RawConnection caller = new RawConnection(served.server.port())) {
      caller.send(
          upgrade("1.1", "Host: a\r\nTransfer-Encoding: chunked\r\n")
              .replace("GET /health/live", "POST /"));
      caller.send("2\r\n{}\r\nno number\r\n");

      caller.readToEnd();
    }
    assertThat(served.post("{}").statusCode()).isEqualTo(200);
    assertThat(served.probe.invocations.get()).isEqualTo(before + 1);
  }

  private static String upgrade(String version, String headers) {
    return "GET /health/live HTTP/"
        + version
        + "\r\n"
        + headers
        + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
        + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
  }

  /** The type of the first frame that answers the request, or ends it. */
  private int answerTo(List<String> header) throws IOException {
    List<String> all =
        new ArrayList<>(List.of(":method", "GET", ":scheme", "http", ":path", "/health/live"));
    all.addAll(header);
    try (Http2Connection caller = new Http2Connection(served.server.port())) {
      caller.begin(new byte[0]);
      caller.send(HEADERS, END_STREAM | END_HEADERS, 1, Http2Connection.literals(all));
      return caller.readAnswer().type();
    }
  }
}
