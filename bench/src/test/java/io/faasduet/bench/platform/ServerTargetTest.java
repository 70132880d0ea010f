package io.faasduet.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerTargetTest {
  private static final byte[] REQUEST = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Test
  void meetsANewProcessAfterEachMakeCold() {
    try (Target target = http(new FakeFunctionStarter())) {
      SerialInvoker invoker = new SerialInvoker(target);
      InvocationResult.Success cold = success(invoker.invoke(REQUEST));
      ColdStart start = invoker.lastColdStart().orElseThrow();
      InvocationResult.Success warm = success(invoker.invoke(REQUEST));
      assertThat(invoker.lastColdStart()).isEmpty();
      target.makeCold();
      InvocationResult.Success again = success(invoker.invoke(REQUEST));

      assertThat(cold.instance().orElseThrow().cold()).isTrue();
      assertThat(start.totalMillis()).isCloseTo(cold.latencyNanos() / 1e6, within(1e-6));
      assertThat(warm.instance().orElseThrow().cold()).isFalse();
      assertThat(warm.instance().orElseThrow().id()).isEqualTo(cold.instance().orElseThrow().id());
      assertThat(warm.latencyNanos()).isLessThan(cold.latencyNanos());
      assertThat(warm.instance().orElseThrow().timingsMillis())
          .isEqualTo(Map.of(Phase.DECODE, 0.1, Phase.TOTAL, 0.25));
      assertThat(again.instance().orElseThrow().cold()).isTrue();
      assertThat(again.instance().orElseThrow().id())
          .isNotEqualTo(cold.instance().orElseThrow().id());
    }
  }

  @Test
  void severalInstancesGetOneOfSeveralRequestsEach() throws Exception {
    try (Target target = http(new FakeFunctionStarter())) {
      target.redeploy(3);
      assertThat(target.processIds()).hasSize(3).doesNotHaveDuplicates();
      List<CompletableFuture<InvocationResult>> replies = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        CompletableFuture<InvocationResult> reply = new CompletableFuture<>();
        target.invoke(REQUEST, (sent, end, result) -> reply.complete(result));
        replies.add(reply);
      }
      List<String> ids = new ArrayList<>();
      for (CompletableFuture<InvocationResult> reply : replies) {
        InvocationResult.Success success = success(reply.get(20, TimeUnit.SECONDS));
        assertThat(success.instance().orElseThrow().cold()).isTrue();
        ids.add(success.instance().orElseThrow().id());
      }
      assertThat(ids).doesNotHaveDuplicates();
      target.makeCold();
      assertThat(target.processIds()).isEmpty();
    }
  }

  @Test
  void aPortWithoutAServerIsRefused() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(kind(URI.create("http://127.0.0.1:" + port), TIMEOUT)).isEqualTo("refused");
  }

  @Test
  void aServerThatDoesNotAnswerIsATimeout() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + socket.getLocalPort());
      assertThat(kind(address, Duration.ofMillis(100))).isEqualTo("timeout");
    }
  }

  @Test
  void aProcessThatDoesNotComeUpIsAFailure() {
    try (Target target =
        http(
            () -> {
              throw new IllegalStateException("it exited with code 1");
            })) {
      assertThat(new SerialInvoker(target).invoke(REQUEST))
          .isEqualTo(new InvocationResult.Failure("not-started", "it exited with code 1"));
    }
  }

  @Test
  void aStatusAndAStrangersAnswerAreFailures() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/", 503, "{\"title\":\"busy\"}");
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      assertThat(kind(address, TIMEOUT)).isEqualTo("http-503");
      server.removeContext("/");
      answer(server, "/", 200, "{}");
      assertThat(kind(address, TIMEOUT)).isEqualTo("bad-answer");
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpServer server, String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static String kind(URI address, Duration timeout) {
    try (Target target =
        new RemoteTarget(
            Described.HTTP,
            address,
            new HttpProtocol(ResponseContract.DUET_FUNCTION, timeout),
            Optional.empty())) {
      return ((InvocationResult.Failure) new SerialInvoker(target).invoke(REQUEST)).kind();
    }
  }

  private static Target http(Deployer deployer) {
    return new ServerTarget(
        Described.HTTP, deployer, true, new HttpProtocol(ResponseContract.DUET_FUNCTION, TIMEOUT));
  }

  private static InvocationResult.Success success(InvocationResult answer) {
    assertThat(answer).isInstanceOf(InvocationResult.Success.class);
    return (InvocationResult.Success) answer;
  }
}
