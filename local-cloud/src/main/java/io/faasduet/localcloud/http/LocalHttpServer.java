package io.faasduet.localcloud.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.faasduet.http.AllowedHosts;
import io.faasduet.http.ListenAddress;
import io.faasduet.http.UnopenedPort;
import io.faasduet.localcloud.wire.RefusalForm;
import io.faasduet.localcloud.wire.StrictHttpServer;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server for programs on this machine; each request has a thread. It answers 403 itself
 * to requests that are addressed to another host, or come from a page of another site.
 */
public final class LocalHttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalHttpServer.class);

  /** Answers requests; an interrupt means that the server is closing. */
  public interface Handler {
    Response handle(Request request) throws IOException, InterruptedException;
  }

  /**
   * A request.
   *
   * @param path decoded, without the query
   * @param rawPath the path as it was sent
   * @param query what follows the path's question mark, as it was sent; may be empty
   * @param protocol {@code HTTP/1.1}
   * @param body at most so much of it as was allowed, and one byte more if there was more
   */
  public record Request(
      String method,
      String path,
      String rawPath,
      String query,
      String protocol,
      Headers headers,
      byte[] body) {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.getFirst(name));
    }

    /** A parameter of the query, decoded. */
    public Optional<String> parameter(String name) {
      for (String pair : query.split("&")) {
        String[] parts = pair.split("=", 2);
        if (parts.length == 2 && parts[0].equals(name)) {
          return Optional.of(URLDecoder.decode(parts[1], UTF_8));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A response; an empty body is sent as none.
   *
   * @param cookies the values of {@code Set-Cookie} headers
   */
  public record Response(
      int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    public Response(int status, Map<String, String> headers, byte[] body) {
      this(status, headers, List.of(), body);
    }

    static Response of(int status) {
      return new Response(status, Map.of(), new byte[0]);
    }
  }

  private final StrictHttpServer server;
  private final ListenAddress listen;
  private final int maxBodyBytes;
  private final Handler handler;

  /** Listens on any free port of the loopback interface. */
  public LocalHttpServer(String name, int maxBodyBytes, Handler handler) {
    this(name, ListenAddress.LOOPBACK, 0, maxBodyBytes, handler);
  }

  /**
   * Listens on a port of an address.
   *
   * @param port 0 for any free one
   * @throws IllegalStateException if the port is taken
   */
  public LocalHttpServer(
      String name, ListenAddress listen, int port, int maxBodyBytes, Handler handler) {
    this.listen = listen;
    this.maxBodyBytes = maxBodyBytes;
    this.handler = handler;
    try {
      server =
          StrictHttpServer.start(
              name,
              new InetSocketAddress(listen.inet(), port),
              LocalHttpServer::malformed,
              List.of(),
              this::exchange);
    } catch (BindException e) {
      throw new IllegalStateException(UnopenedPort.reason(port, e), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + listen.address(), e);
    }
  }

  /** {@code host:port} with which this machine reaches it. */
  public String address() {
    return listen.reachedAs() + ":" + server.port();
  }

  @Override
  public void close() {
    server.close();
  }

  private void exchange(HttpExchange exchange) {
    try (exchange) {
      Optional<String> refusal = refusal(exchange);
      Request request = read(exchange, refusal.isPresent() ? 0 : maxBodyBytes);
      Response response = refusal.isPresent() ? forbidden(refusal.get()) : handler.handle(request);
      response.headers().forEach(exchange.getResponseHeaders()::set);
      response.cookies().forEach(it -> exchange.getResponseHeaders().add("Set-Cookie", it));
      byte[] body = response.body();
      boolean headersOnly = exchange.getRequestMethod().equals("HEAD");
      if (headersOnly) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      }
      boolean empty = headersOnly || body.length == 0;
      exchange.sendResponseHeaders(response.status(), empty ? -1 : body.length);
      if (!empty) {
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

  private Optional<String> refusal(HttpExchange exchange) {
    Function<String, List<String>> values =
        name -> exchange.getRequestHeaders().getOrDefault(name, List.of());
    String target = exchange.getRequestURI().toString();
    return listen.hosts().refusal(AllowedHosts.addressed(target, values.apply("Host")), values);
  }

  private static RefusalForm.Refusal malformed(int status, String reason) {
    String type =
        status == 400 || status == 414 || status == 431
            ? "InvalidRequestContentException"
            : "UnknownOperationException";
    return new RefusalForm.Refusal(
        Map.of("Content-Type", "application/json", "x-amzn-ErrorType", type), body(reason));
  }

  private static byte[] body(String reason) {
    return Json.write(Map.of("message", reason));
  }

  private static Response forbidden(String reason) {
    return new Response(
        403,
        Map.of("Content-Type", "application/json", "x-amzn-ErrorType", "AccessDeniedException"),
        body(reason));
  }

  private static Request read(HttpExchange exchange, int maxBodyBytes) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(maxBodyBytes + 1);
      // to the end, or a client that is still sending never gets to read the answer
      in.transferTo(OutputStream.nullOutputStream());
      return new Request(
          exchange.getRequestMethod(),
          exchange.getRequestURI().getPath(),
          exchange.getRequestURI().getRawPath(),
          Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
          exchange.getProtocol(),
          exchange.getRequestHeaders(),
          body);
    }
  }
}
