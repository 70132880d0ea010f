package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.http.Correlation;
import io.faasduet.http.ResponseBody;
import io.faasduet.server.exchange.AccessLog;
import io.grpc.Status;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers see of a fault that is the server's own and not the function's. */
class ServerFaultTest {
  private final Vertx vertx = Vertx.vertx();
  private final Metrics metrics = new Metrics();

  @AfterEach
  void stop() {
    vertx.close();
  }

  @Test
  void aRouteThatFailsIsAProblemWithoutDetails() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + broken() + "/"))
                    .header("X-Request-Id", "mine")
                    .build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("x-request-id")).hasValue("mine");
    assertThat(answer.body())
        .contains("\"error_type\":\"InternalError\"", "the server failed")
        .doesNotContain("secret");
    assertThat(metrics.outcomes(Protocol.HTTP))
        .isEqualTo(Map.of(new Metrics.CallResult("InternalError", "500"), 1L));
  }

  @Test
  void aMethodThatFailsIsAnInternalStatusOfGrpc() throws Exception {
    try (GrpcCaller grpc = new GrpcCaller(broken())) {
      GrpcCaller.Answer answer = grpc.invoke("{}");

      assertThat(answer.code()).isEqualTo(Status.Code.INTERNAL);
      assertThat(answer.status().getDescription()).isEqualTo("the server failed");
      assertThat(metrics.outcomes(Protocol.GRPC))
          .isEqualTo(Map.of(new Metrics.CallResult("InternalError", "INTERNAL"), 1L));
    }
  }

  /** The port of a server whose routes and methods all fail, reflection excepted. */
  private int broken() throws Exception {
    Replies replies =
        new Replies(
            new UnreadAnswers(vertx, 1 << 20, CallerTimeouts.DEFAULT),
            CallerTimeouts.DEFAULT.refused(),
            AccessLog.OFF);
    Connections connections = new Connections(vertx, Duration.ofSeconds(1), CallerTimeouts.DEFAULT);
    Uploads uploads = new Uploads(vertx, 1 << 20, CallerTimeouts.DEFAULT);
    HttpRoute route =
        new HttpRoute(
            List.of("GET"),
            request -> {
              throw new IllegalStateException("secret");
            });
    GrpcMethod method =
        (request, response, timeout) -> {
          throw new IllegalStateException("secret");
        };
    GrpcRouter grpc =
        new GrpcRouter(
            path ->
                Optional.of(path.contains("Reflection") ? new ReflectionMethod(uploads) : method),
            replies,
            metrics);
    return vertx
        .createHttpServer()
        .requestHandler(
            new HttpRouter(connections, replies, path -> Optional.of(route), grpc, metrics))
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS)
        .actualPort();
  }

  @Test
  void workThatFailsOutsideTheFunctionIsAnsweredWithoutDetails() throws Exception {
    assertThat(failureOf(new IllegalStateException("secret")).getMessage())
        .isEqualTo("the server failed");
    assertThat(failureOf(new NoClassDefFoundError("secret")).getMessage())
        .isEqualTo("the server failed");
    await() // counted after the answer
        .untilAsserted(
            () ->
                assertThat(metrics.outcomes(Protocol.HTTP))
                    .isEqualTo(Map.of(new Metrics.CallResult("InternalError", "none"), 2L)));
  }

  /** What a call is answered with whose work ends with a throwable. */
  private FunctionException failureOf(Throwable thrown) throws Exception {
    CompletableFuture<FunctionException> failure = new CompletableFuture<>();
    Workers workers = new Workers(1, 0);
    vertx.runOnContext(
        nothing ->
            new ServerCall(
                    vertx,
                    Invocation.of("id"),
                    new Recorded(failure),
                    workers,
                    new UnreadAnswers(vertx, 1 << 20, CallerTimeouts.DEFAULT),
                    metrics.start(Protocol.HTTP),
                    Duration.ofSeconds(60),
                    fatal -> {})
                .work(invocation -> sneaky(thrown)));
    try {
      return failure.get(30, TimeUnit.SECONDS);
    } finally {
      workers.close(Duration.ofSeconds(30));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> ResponseBody sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private record Recorded(CompletableFuture<FunctionException> failure) implements CallReply {
    @Override
    public RequestCaller caller() {
      return new RequestCaller(
          MultiMap.caseInsensitiveMultiMap(), Correlation.of(name -> Optional.empty()));
    }

    @Override
    public String succeed(ResponseBody content, Invocation invocation, Runnable left) {
      failure.completeExceptionally(new AssertionError("succeeded"));
      return "none";
    }

    @Override
    public String fail(FunctionException reason, Invocation invocation, Runnable left) {
      failure.complete(reason);
      return "none";
    }

    @Override
    public void abandoned() {
      failure.completeExceptionally(new AssertionError("abandoned"));
    }
  }
}
