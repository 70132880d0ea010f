package io.faasduet.localcloud.serving;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A server as functions have one, in its own process; does what {@code PLAY} says. */
public final class StubServer {
  private StubServer() {}

  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    System.out.println("just talking");
    switch (System.getenv().getOrDefault("PLAY", "")) {
      case "die" -> {
        System.err.println("the model is missing");
        System.exit(3);
      }
      case "hang" -> Thread.currentThread().join();
      default -> serve(start);
    }
  }

  private static void serve(long start) throws Exception {
    System.out.printf(
        "{\"duet\":{\"init\":{\"instance\":\"i\",\"entered_nanos\":%d,\"start_nanos\":%d,\"end_nanos\":%d}}}%n",
        start, start, System.nanoTime());
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = String.join(",", System.getenv().keySet()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.printf(
        "{\"duet\":{\"ready\":{\"instance\":\"i\",\"port\":%d,\"nanos\":%d}}}%n",
        server.getAddress().getPort(), System.nanoTime());
  }
}
