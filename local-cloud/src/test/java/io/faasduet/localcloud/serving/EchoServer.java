package io.faasduet.localcloud.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.TreeMap;

/** A server, in its own process, that answers with the headers it got, a line each, sorted. */
public final class EchoServer {
  private EchoServer() {}

  public static void main(String[] args) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          TreeMap<String, String> lines = new TreeMap<>();
          exchange
              .getRequestHeaders()
              .forEach(
                  (name, values) ->
                      lines.put(name.toLowerCase(Locale.ROOT), String.join(" | ", values)));
          StringBuilder body = new StringBuilder();
          lines.forEach((name, value) -> body.append(name + ": " + value + "\n"));
          body.append("body: ").append(exchange.getRequestBody().readAllBytes().length);
          byte[] bytes = body.toString().getBytes(UTF_8);
          exchange.getResponseHeaders().set("Connection", "X-Hop");
          exchange.getResponseHeaders().set("X-Hop", "not for the client");
          exchange.getResponseHeaders().set("X-End", "for the client");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    System.out.printf(
        "{\"duet\":{\"ready\":{\"instance\":\"i\",\"port\":%d,\"nanos\":%d}}}%n",
        server.getAddress().getPort(), System.nanoTime());
  }
}
