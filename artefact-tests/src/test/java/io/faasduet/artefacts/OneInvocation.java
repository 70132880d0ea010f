package io.faasduet.artefacts;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lambda's Runtime API with one invocation to give: enough to see an image answer. A request for a
 * second one is kept waiting, as on an idle Lambda.
 */
final class OneInvocation implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";

  private final HttpServer server;
  private final AtomicBoolean given = new AtomicBoolean();
  private final CompletableFuture<String> answer = new CompletableFuture<>();

  private OneInvocation(HttpServer server) {
    this.server = server;
  }

  /** An invocation with that event. */
  static OneInvocation of(String event) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    OneInvocation invocation = new OneInvocation(server);
    server.createContext(INVOCATION + "next", exchange -> invocation.give(exchange, event));
    server.createContext("/", invocation::take);
    server.start();
    return invocation;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What the function answered, or the error that its runtime reported. */
  String answer() throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(30, TimeUnit.SECONDS);
  }

  private void give(HttpExchange exchange, String event) throws IOException {
    if (given.getAndSet(true)) {
      return;
    }
    // The runtime client crashes, in its native part, where one of these is missing.
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", "the-only-one");
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 30_000));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:local:0:function:image");
    byte[] body = event.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String outcome = exchange.getRequestURI().getPath().substring("/2018-06-01/runtime/".length());
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
    answer.complete(outcome + " " + body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
