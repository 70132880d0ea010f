package io.faasduet.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.faasduet.http.AllowedHosts;
import io.faasduet.localcloud.wire.RefusalForm;
import io.faasduet.localcloud.wire.StrictHttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A Runtime API (2018-06-01) that gives a runtime one event several times, on a free port of the
 * loopback interface. Requests to other hosts, and from pages of other sites, are answered 403.
 */
final class TrainingApi implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";

  private final byte[] event;
  private final Duration limit;
  private final StrictHttpServer server;
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();
  private int left;
  private boolean answered;

  private TrainingApi(JsonNode event, int invocations, Duration limit) throws IOException {
    this.event = event.toString().getBytes(StandardCharsets.UTF_8);
    this.left = invocations;
    this.limit = limit;
    this.server =
        StrictHttpServer.start(
            "training-api",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            TrainingApi::malformed,
            List.of(),
            this::handle);
  }

  /**
   * Serves.
   *
   * @param limit of all invocations together
   */
  static TrainingApi start(JsonNode event, int invocations, Duration limit) throws IOException {
    return new TrainingApi(event, invocations, limit);
  }

  private static RefusalForm.Refusal malformed(int status, String reason) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("errorMessage", reason).put("errorType", "InvalidRequest");
    return new RefusalForm.Refusal(Map.of("Content-Type", "application/json"), error.toString());
  }

  /** {@code host:port}, as {@code AWS_LAMBDA_RUNTIME_API} has it. */
  String address() {
    return "127.0.0.1:" + server.port();
  }

  /**
   * Waits until the runtime asks for more than there is.
   *
   * @return whether the last invocation was answered; false if the function threw something
   * @throws IOException if INIT failed, the runtime ended or the time is over
   */
  boolean await() throws IOException, InterruptedException {
    try {
      return done.get(limit.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("it was not through within %d s".formatted(limit.toSeconds()), e);
    }
  }

  /** Ends the wait: the runtime will not answer. */
  void end(String reason) {
    done.completeExceptionally(new IOException(reason));
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (isForeign(exchange)) {
      exchange.sendResponseHeaders(403, -1);
      exchange.close();
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    if (!path.equals(INVOCATION + "next")) {
      if (path.endsWith("/init/error")) {
        end("its INIT failed: " + new String(body, StandardCharsets.UTF_8));
      }
      answered(path.endsWith("/response"));
      exchange.sendResponseHeaders(202, -1);
      exchange.close();
    } else if (next()) {
      invoke(exchange);
    } // else the runtime waits until it is ended
  }

  private static boolean isForeign(HttpExchange exchange) {
    Function<String, List<String>> headers =
        name -> exchange.getRequestHeaders().getOrDefault(name, List.of());
    String target = exchange.getRequestURI().toString();
    return AllowedHosts.LOOPBACK
        .refusal(AllowedHosts.addressed(target, headers.apply("Host")), headers)
        .isPresent();
  }

  private void invoke(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "" + UUID.randomUUID());
    exchange
        .getResponseHeaders()
        .add("Lambda-Runtime-Deadline-Ms", "" + Instant.now().plus(limit).toEpochMilli());
    exchange
        .getResponseHeaders()
        .add(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:us-east-1:000000000000:function:training");
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
    exchange.close();
  }

  private synchronized boolean next() {
    if (left == 0) {
      done.complete(answered);
      return false;
    }
    left--;
    return true;
  }

  private synchronized void answered(boolean response) {
    answered = response;
  }

  @Override
  public void close() {
    server.close();
  }
}
