package io.faasduet.localcloud.distance;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import io.faasduet.http.AllowedHosts;
import io.faasduet.localcloud.wire.RefusalForm;
import io.faasduet.localcloud.wire.StrictHttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The way to a service of another process, as long as a profile says: what is sent to its address
 * is passed on. Of a request that reads, the answer is delayed, as it may wait at the service for
 * something to be read. On a free port of the loopback interface; requests for another host or of
 * other sites' pages are refused, as the service sees neither. Thread-safe.
 */
public final class DistantService implements AutoCloseable {
  /** Those that an HTTP client sets itself. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection", "content-length", "date", "expect", "host", "transfer-encoding", "upgrade");

  private final ServiceDistance distance;
  private final StrictHttpServer server;
  private final HttpClient client;
  private volatile URI target;

  /**
   * A way that leads nowhere yet.
   *
   * @param service {@code s3}, {@code dynamodb} or {@code sqs}
   */
  public DistantService(DistanceProfile profile, String service) {
    this.distance = profile.services().getOrDefault(service, ServiceDistance.NONE);
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      server =
          StrictHttpServer.start(
              "distant-service",
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              RefusalForm.PLAIN,
              List.of(new DistanceFilter(ServiceDistance.NONE, profile.bandwidth())),
              this::passOn);
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free", e);
    }
  }

  /** The port of its address. */
  public int port() {
    return server.port();
  }

  /** Passes requests on to a service from now on. */
  public void leadTo(URI service) {
    target = requireNonNull(service, "service");
  }

  private void passOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<String> refusal = refusal(exchange);
      if (refusal.isPresent()) {
        refuse(exchange, refusal.get());
        return;
      }
      long nanos = DistanceFilter.drawnNanos(exchange, distance);
      boolean reads = DistanceFilter.reads(exchange);
      HttpRequest request = request(exchange);
      DistanceFilter.sleep(reads ? 0 : nanos);
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      DistanceFilter.sleep(reads ? nanos : 0);
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      byte[] body = response.body();
      exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the service is being stopped");
    }
  }

  private static Optional<String> refusal(HttpExchange exchange) {
    Function<String, List<String>> headers =
        name -> exchange.getRequestHeaders().getOrDefault(name, List.of());
    String target = exchange.getRequestURI().toString();
    return AllowedHosts.LOOPBACK.refusal(
        AllowedHosts.addressed(target, headers.apply("Host")), headers);
  }

  private static void refuse(HttpExchange exchange, String reason) throws IOException {
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    byte[] body = reason.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(403, body.length);
    exchange.getResponseBody().write(body);
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  @Override
  public void close() {
    server.close();
  }
}
