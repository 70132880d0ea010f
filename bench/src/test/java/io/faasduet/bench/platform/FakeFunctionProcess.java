package io.faasduet.bench.platform;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process of its own that answers as Duet's HTTP server does, and prints its init times and its
 * port.
 */
final class FakeFunctionProcess {
  private FakeFunctionProcess() {}

  public static void main(String[] args) throws IOException {
    long initStart = System.nanoTime();
    String instance = UUID.randomUUID().toString();
    AtomicBoolean invoked = new AtomicBoolean();
    byte[] answer = "{\"latency\":0.1}".getBytes(StandardCharsets.UTF_8);
    long initEnd = System.nanoTime();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          boolean cold = !invoked.getAndSet(true);
          exchange.getResponseHeaders().add("X-Duet-Cold", Boolean.toString(cold));
          exchange.getResponseHeaders().add("X-Duet-Instance", instance);
          exchange.getResponseHeaders().add("Server-Timing", "decode;dur=0.1, total;dur=0.25");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    System.out.printf(
        "%d %d %d %d%n", initStart, initEnd, System.nanoTime(), server.getAddress().getPort());
  }
}
