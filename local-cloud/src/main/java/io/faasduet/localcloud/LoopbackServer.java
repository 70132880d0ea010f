package io.faasduet.localcloud;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP/1.1 server on a free port of the loopback interface; each request has a thread. */
final class LoopbackServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

  static {
    // The JDK's server writes head and body apart. Unless it is told not to wait, the system holds
    // the second back until the first is acknowledged, which takes up to 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Answers requests; an interrupt means that the server is closing. */
  interface Handler {
    Response handle(Request request) throws IOException, InterruptedException;
  }

  /**
   * A request.
   *
   * @param path decoded, without the query
   * @param body at most so much of it as was allowed, and one byte more if there was more
   */
  record Request(String method, String path, Headers headers, byte[] body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.getFirst(name));
    }
  }

  /** A response; an empty body is sent as none. */
  record Response(int status, Map<String, String> headers, byte[] body) {
    static Response of(int status) {
      return new Response(status, Map.of(), new byte[0]);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final int maxBodyBytes;
  private final Handler handler;

  LoopbackServer(String name, int maxBodyBytes, Handler handler) {
    this.maxBodyBytes = maxBodyBytes;
    this.handler = handler;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on the loopback interface", e);
    }
    server.createContext("/", this::exchange);
    server.setExecutor(threads);
    server.start();
  }

  /** {@code host:port}. */
  String address() {
    InetSocketAddress address = server.getAddress();
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  ExecutorService threads() {
    return threads;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void exchange(HttpExchange exchange) {
    try (exchange) {
      Response response = handler.handle(read(exchange));
      response.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = response.body();
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(body);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("{} broke off", exchange.getRequestURI(), e);
    } catch (RuntimeException e) {
      LOG.error("{} failed", exchange.getRequestURI(), e);
    }
  }

  private Request read(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(maxBodyBytes + 1);
      // to the end, or a client that is still sending never gets to read the answer
      in.transferTo(OutputStream.nullOutputStream());
      return new Request(
          exchange.getRequestMethod(),
          exchange.getRequestURI().getPath(),
          exchange.getRequestHeaders(),
          body);
    }
  }
}
