package io.faasduet.cli.sebs;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A function elsewhere, whose answers are given beforehand; the last one is repeated. */
final class ScriptedFunction implements AutoCloseable {
  /** An answer as 110.dynamic-html gives it to its input of size test. */
  static final Answer RIGHT =
      new Answer(
          200,
          "{\"result\":\"Welcome testname! Data generated at: now"
              + "<li>1</li>".repeat(10)
              + "\"}");

  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();

  /** What it answers. */
  record Answer(int status, String json) {}

  ScriptedFunction(List<Answer> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          int call = asked.getAndIncrement();
          Answer answer = answers.get(Math.min(call, answers.size() - 1));
          byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("X-Duet-Cold", Boolean.toString(call == 0));
          exchange.getResponseHeaders().add("X-Duet-Instance", "only");
          exchange.getResponseHeaders().add("Server-Timing", "total;dur=1.5");
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** How many requests it had. */
  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
