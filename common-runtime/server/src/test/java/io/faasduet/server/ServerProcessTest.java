package io.faasduet.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
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
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerProcessTest {
  /** From JDK 25 on, the default is the common pool: one thread on two processors. */
  private static final Executor THREAD_EACH = task -> new Thread(task).start();

  private static final String WAIT = "{\"act\":\"wait\"}";
  private static final Map<String, String> ONE_AT_A_TIME =
      Map.of("PORT", "0", "DUET_CONCURRENCY", "1", "DUET_QUEUE", "1");

  /** HTTP/1.1: over HTTP/2 this client gives up its requests when it is told to go away. */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
                .mapToObj(
                    i -> CompletableFuture.supplyAsync(() -> grpc.sayHello("record"), THREAD_EACH))
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

  @Test
  void anErrorOfTheJvmItselfIsAnsweredAndEndsTheProcess() throws Exception {
    try (ChildProcess child = new ChildProcess(Map.of("PORT", "0"))) {
      HttpResponse<String> answer = post(child.port(), "{\"act\":\"stack\"}").join();

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("InternalError").doesNotContain("StackOverflow");
      assertThat(child.exitStatus()).isEqualTo(1);
    }
  }

  @Test
  void finishesWhatItHasBegunWhenItIsTerminated() throws Exception {
    try (ChildProcess child = new ChildProcess(ONE_AT_A_TIME)) {
      int port = child.port();
      CompletableFuture<HttpResponse<String>> running = post(port, WAIT);
      child.line("waiting");

      terminateAndLetGoOn(child, port);

      assertThat(running.get(30, SECONDS).statusCode()).isEqualTo(200);
      child.line("closed");
      assertThat(child.exitStatus()).isZero();
    }
  }

  /** So it cannot be asked whether it is ready: its answer is that it hangs up. */
  @Test
  void hangsUpOnIdleConnectionsWhileItFinishes() throws Exception {
    try (ChildProcess child = new ChildProcess(ONE_AT_A_TIME)) {
      int port = child.port();
      try (RawConnection idle = new RawConnection(port)) {
        idle.send("HEAD /health/ready HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(idle.readHead()).startsWith("HTTP/1.1 200 ");
        CompletableFuture<HttpResponse<String>> running = post(port, WAIT);
        child.line("waiting");

        child.terminate();

        assertThat(idle.readToEnd()).isEmpty();
        assertThat(running).isNotDone();
        child.sendLine();
        assertThat(running.get(30, SECONDS).statusCode()).isEqualTo(200);
        assertThat(child.exitStatus()).isZero();
      }
    }
  }

  @Test
  void finishesWhatItHasBegunAndWhatWaitsOverGrpc() throws Exception {
    try (ChildProcess child = new ChildProcess(ONE_AT_A_TIME)) {
      int port = child.port();
      try (GrpcCaller grpc = new GrpcCaller(port)) {
        var running = CompletableFuture.supplyAsync(() -> grpc.invoke(WAIT), THREAD_EACH);
        child.line("waiting");
        var queued = CompletableFuture.supplyAsync(() -> grpc.invoke("{}"), THREAD_EACH);
        await().until(() -> metrics(port).contains("duet_requests_queued 1"));

        terminateAndLetGoOn(child, port);

        assertThat(running.get(30, SECONDS).code()).isEqualTo(Status.Code.OK);
        assertThat(queued.get(30, SECONDS).code()).isEqualTo(Status.Code.OK);
        assertThat(child.exitStatus()).isZero();
      }
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
          .isEqualTo("port " + taken.getLocalPort() + " is taken; choose another");
    }
  }

  private CompletableFuture<HttpResponse<String>> post(int port, String json) {
    return http.sendAsync(request(port, json).build(), BodyHandlers.ofString());
  }

  private static void terminateAndLetGoOn(ChildProcess child, int port) throws IOException {
    child.terminate();
    await().until(() -> !accepts(port));
    child.sendLine();
  }

  private String metrics(int port) throws Exception {
    URI page = URI.create("http://127.0.0.1:" + port + "/metrics");
    return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
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
