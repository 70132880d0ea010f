package io.faasduet.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerProcessTest {
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void saysWhenInitIsOverAndWhenItIsReady() throws Exception {
    try (ChildProcess child = new ChildProcess(Map.of("PORT", "0"))) {
      assertThat(child.line("duet"))
          .matches(
              "\\{\"duet\":\\{\"init\":\\{\"instance\":\"[0-9a-f-]{36}\",\"entered_nanos\":\\d+,"
                  + "\"start_nanos\":\\d+,\"end_nanos\":\\d+}}}");
      assertThat(child.line("duet"))
          .matches(
              "\\{\"duet\":\\{\"ready\":\\{\"instance\":\"[0-9a-f-]{36}\",\"port\":\\d+,"
                  + "\"nanos\":\\d+}}}");
    }
  }

  @Test
  void isColdExactlyOnce() throws Exception {
    try (ChildProcess child = new ChildProcess(Map.of("PORT", "0", "DUET_QUEUE", "100"))) {
      int port = child.port();
      try (GrpcCaller grpc = new GrpcCaller(port)) {
        List<CompletableFuture<HttpResponse<String>>> overHttp =
            IntStream.range(0, 10).mapToObj(i -> post(port, "{}")).toList();
        List<CompletableFuture<GrpcCaller.Answer>> overGrpc =
            IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> grpc.sayHello("record")))
                .toList();

        List<List<String>> coldAndTimings =
            Stream.concat(
                    overHttp.stream()
                        .map(CompletableFuture::join)
                        .map(r -> List.of(header(r, "x-duet-cold"), header(r, "server-timing"))),
                    overGrpc.stream()
                        .map(CompletableFuture::join)
                        .map(a -> List.of(a.trailer("x-duet-cold"), a.trailer("server-timing"))))
                .toList();

        assertThat(coldAndTimings).filteredOn(one -> one.get(0).equals("true")).hasSize(1);
        assertThat(coldAndTimings).filteredOn(one -> one.get(0).equals("false")).hasSize(19);
        assertThat(coldAndTimings)
            .allMatch(one -> one.get(0).equals("true") == one.get(1).startsWith("init;dur="));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void finishesWhatItHasBegunWhenItIsTerminated(HttpClient.Version version) throws Exception {
    try (ChildProcess child =
        new ChildProcess(Map.of("PORT", "0", "DUET_CONCURRENCY", "1", "DUET_QUEUE", "1"))) {
      int port = child.port();
      HttpRequest wait = request(port, "{\"act\":\"wait\"}").version(version).build();
      CompletableFuture<HttpResponse<String>> running =
          http.sendAsync(wait, BodyHandlers.ofString());
      child.line("waiting");

      child.terminate();
      await().until(() -> !accepts(port));
      assertThat(running).isNotDone();
      child.sendLine();

      assertThat(running.get(30, SECONDS).statusCode()).isEqualTo(200);
      child.line("closed");
      assertThat(child.exitStatus()).isZero();
    }
  }

  @Test
  void endsAtOnceWhenItHasNothingToDo() throws Exception {
    try (ChildProcess child =
        new ChildProcess(Map.of("PORT", "0", "DUET_REQUEST_TIMEOUT", "3600"))) {
      assertThat(post(child.port(), "{}").get(30, SECONDS).statusCode()).isEqualTo(200);

      child.terminate();

      assertThat(child.exitStatus()).isZero();
      assertThat(child.complaints()).isEmpty();
    }
  }

  @Test
  void namesTheSettingThatIsWrongInOneLine() throws Exception {
    try (ChildProcess child = new ChildProcess(Map.of("PORT", "http"))) {
      assertThat(child.exitStatus()).isEqualTo(2);
      assertThat(child.complaints())
          .containsExactly("PORT must be a whole number from 0 to 65535, not 'http'");
    }
  }

  @Test
  void saysInOneLineThatItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
        ChildProcess child = new ChildProcess(Map.of("PORT", "" + taken.getLocalPort()))) {
      assertThat(child.exitStatus()).isEqualTo(1);
      assertThat(child.complaints())
          .singleElement()
          .asString()
          .startsWith("cannot listen on port " + taken.getLocalPort());
    }
  }

  private CompletableFuture<HttpResponse<String>> post(int port, String json) {
    return http.sendAsync(request(port, json).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(int port, String json) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
        .POST(BodyPublishers.ofString(json));
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
