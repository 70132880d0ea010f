package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lambda's side of the Runtime API: hands out events and takes what the runtime makes of them. */
public final class RuntimeApi implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
  private static final String RESTORE = "/2018-06-01/runtime/restore/";

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private record Event(String requestId, byte[] payload) {}

  /**
   * What the runtime posted: {@code <request id>/response}, {@code …/error} or {@code init}; or, on
   * SnapStart, that it asked to be restored ({@code restore/next}) or failed to be ({@code
   * restore/error}).
   */
  public record Report(String path, String body, Headers headers) {}

  public RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(INVOCATION, this::invocation);
    server.createContext(INIT_ERROR, exchange -> report(exchange, "init"));
    server.createContext(RESTORE + "next", exchange -> report(exchange, 200, "restore/next"));
    server.createContext(RESTORE + "error", exchange -> report(exchange, "restore/error"));
    server.start();
  }

  /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} has them. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Sends an event and waits for what becomes of it. */
  public Report invoke(String requestId, byte[] payload) throws InterruptedException {
    events.add(new Event(requestId, payload));
    return nextReport();
  }

  /** What the runtime posts next. */
  public Report nextReport() throws InterruptedException {
    return Optional.ofNullable(reports.poll(60, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("the runtime reported nothing for a minute"));
  }

  private void invocation(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(INVOCATION.length());
    if (path.equals("next")) {
      next(exchange);
    } else {
      report(exchange, path);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      Event event = events.take();
      Headers headers = exchange.getResponseHeaders();
      headers.set("Lambda-Runtime-Aws-Request-Id", event.requestId());
      headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:eu-central-1:123456789012:function:probe");
      headers.set("Lambda-Runtime-Trace-Id", "Root=1-67891234-1234567890abcdef12345678");
      answer(exchange, 200, event.payload());
    } catch (InterruptedException e) {
      exchange.close();
    }
  }

  private void report(HttpExchange exchange, String path) throws IOException {
    report(exchange, 202, path);
  }

  private void report(HttpExchange exchange, int status, String path) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Report report = new Report(path, body, exchange.getRequestHeaders());
    answer(exchange, status, "{\"status\":\"OK\"}".getBytes(UTF_8));
    reports.add(report);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
