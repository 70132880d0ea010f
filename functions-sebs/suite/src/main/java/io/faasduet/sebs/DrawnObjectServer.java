package io.faasduet.sebs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;

/** Serves objects as they are drawn, by their number, on a free port of the loopback interface. */
final class DrawnObjectServer implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 17;

  private final HttpServer server;

  DrawnObjectServer(List<DrawnObject> objects) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "drawn-objects");
              thread.setDaemon(true);
              return thread;
            }));
    for (int number = 0; number < objects.size(); number++) {
      DrawnObject object = objects.get(number);
      server
          .createContext("/" + number + "/", exchange -> answer(exchange, object))
          .getFilters()
          .add(new OwnHost(host()));
    }
    server.start();
  }

  private static void answer(HttpExchange exchange, DrawnObject object) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, object.bytes());
      try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), BUFFER_BYTES)) {
        object.content().writeTo(out);
      }
    }
  }

  /** Where an object is. */
  String address(int number) {
    return "http://%s/%d/".formatted(host(), number);
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
