package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.RawRequest;
import io.faasduet.localcloud.TestJars;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before a server that echoes the headers it gets. */
class ReverseProxyTest {
  @TempDir static Path directory;

  private static LocalKnative knative;
  private static URI proxy;

  @BeforeAll
  static void start() throws IOException {
    FunctionArtefact function = TestJars.server(directory, EchoServer.class);
    knative = LocalKnative.start(function, Map.of(), KnativeOptions.DEFAULT, count -> {});
    proxy = knative.endpoint();
  }

  @AfterAll
  static void stop() {
    knative.close();
  }

  @Test
  void fieldsOfAConnectionStayOnIt() {
    assertThat(
            RawRequest.post(
                proxy,
                "/",
                "four",
                "Host: localhost",
                "Connection: X-Mine, keep-alive, Content-Length",
                "X-Mine: of this connection",
                "X-Yours: of the message",
                "Keep-Alive: timeout=5",
                "Proxy-Authorization: Basic eDp4",
                "Upgrade: other/2"))
        .contains("\nx-yours: of the message", "\nbody: 4")
        .doesNotContain("x-mine", "keep-alive", "proxy-authorization", "\nupgrade");
  }

  @Test
  void fieldsOfAResponsesConnectionStayOnItToo() {
    assertThat(RawRequest.post(proxy, "/", "{}", "Host: localhost"))
        .containsIgnoringCase("X-End: for the client")
        .doesNotContainIgnoringCase("X-Hop");
  }

  @Test
  void anInstanceIsToldWhoAskedAndByWhichWay() {
    assertThat(RawRequest.post(proxy, "/", "{}", "Host: localhost:1"))
        .contains(
            "\nhost: localhost:1\n",
            "\nforwarded: for=127.0.0.1;proto=http\n",
            "\nx-forwarded-for: 127.0.0.1\n",
            "\nx-forwarded-proto: http\n",
            "\nvia: 1.1 duet\n");
  }

  @Test
  void whatEarlierProxiesSaidIsKept() {
    assertThat(
            RawRequest.post(
                proxy,
                "/",
                "{}",
                "Host: localhost",
                "X-Forwarded-For: 10.0.0.7",
                "X-Forwarded-For: fd00::1",
                "X-Forwarded-Host: shop.example",
                "X-Forwarded-Proto: https",
                "Via: 1.0 fred"))
        .contains(
            "\nforwarded: for=10.0.0.7;host=shop.example;proto=https, for=\"[fd00::1]\","
                + " for=127.0.0.1\n",
            "\nx-forwarded-for: 10.0.0.7, fd00::1, 127.0.0.1\n",
            "\nx-forwarded-proto: https\n",
            "\nvia: 1.0 fred, 1.1 duet\n");
    assertThat(
            RawRequest.post(
                proxy, "/", "{}", "Host: localhost", "Forwarded: for=192.0.2.60;by=203.0.113.43"))
        .contains("\nforwarded: for=192.0.2.60;by=203.0.113.43\n");
  }

  @Test
  void ofTransferCodingsOnlyTrailersAreAskedFor() {
    assertThat(RawRequest.post(proxy, "/", "{}", "Host: localhost", "TE: deflate, trailers;q=0.5"))
        .contains("\nte: trailers\n");
    assertThat(RawRequest.post(proxy, "/", "{}", "Host: localhost", "TE: deflate"))
        .doesNotContain("\nte: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "other.example"})
  void aRequestWithSeveralHostsIsRefused(String second) {
    assertThat(RawRequest.post(proxy, "/", "{}", "Host: localhost", "Host: " + second))
        .startsWith("HTTP/1.1 400 ")
        .contains("a request has one Host header, not 2");
    assertThat(RawRequest.http2(proxy, "/metrics", "host", "localhost", "host", second))
        .isEqualTo(12);
    assertThat(
            RawRequest.http2(
                proxy, "/metrics", ":authority", "localhost", "host", "localhost", "host", second))
        .isEqualTo(12);
    assertThat(RawRequest.http2(proxy, "/metrics", ":authority", "localhost")).isEqualTo(8);
  }

  @Test
  void anExpectationIsAnsweredByTheProxy() {
    assertThat(RawRequest.post(proxy, "/", "{}", "Host: localhost", "Expect: 100-continue"))
        .startsWith("HTTP/1.1 100 Continue")
        .contains("\nbody: 2")
        .doesNotContain("\nexpect: ");
  }

  @Test
  void metricsAreThoseOfTheRevisionAndNoRequest() throws IOException {
    FunctionArtefact function = TestJars.server(directory.resolve("measured"), EchoServer.class);
    try (LocalKnative idle =
        LocalKnative.start(function, Map.of(), KnativeOptions.DEFAULT, count -> {})) {
      assertThat(RawRequest.send(idle.endpoint(), "GET /metrics", "", "Host: localhost"))
          .contains(
              "# TYPE duet_revision_instances gauge\n",
              "duet_revision_instances{state=\"ready\"} 0\n",
              "duet_revision_cold_starts_total 0\n",
              "duet_revision_requests_queued 0\n");
      assertThat(idle.started()).isZero();
      RawRequest.post(idle.endpoint(), "/", "{}", "Host: localhost");
      assertThat(RawRequest.send(idle.endpoint(), "GET /metrics", "", "Host: localhost"))
          .contains(
              "duet_revision_instances{state=\"ready\"} 1\n",
              "duet_revision_instances_desired 1\n",
              "duet_revision_cold_starts_total 1\n",
              "duet_revision_requests_in_flight 0\n");
    }
  }
}
