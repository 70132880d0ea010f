package io.faasduet.server;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The connections of callers over HTTP/1.1, which a server that ends tells so before it closes
 * them: each answer from then on says {@code Connection: close}. A connection that was in use a
 * moment ago is kept for a last request, since one may be on its way. HTTP/2 has GOAWAY for that.
 * Used on the event loop.
 */
final class Connections {
  /** A caller that keeps opening connections does not keep the server from ending. */
  static final Duration LONGEST_ANNOUNCING = Duration.ofSeconds(5);

  /** A connection is known from its first request on, and that one may be on its way. */
  private static final long LEAST_ANNOUNCING_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long CHECK_MILLIS = 20;

  private final Vertx vertx;
  private final Duration drainTimeout;
  private final Duration quiet;
  private final Map<HttpConnection, Use> open = new HashMap<>();
  private boolean draining;

  /** How a connection was used last. */
  private static final class Use {
    private long lastNanos = System.nanoTime();
    private int requests;
  }

  Connections(Vertx vertx, Duration drainTimeout, CallerTimeouts timeouts) {
    this.vertx = vertx;
    this.drainTimeout = drainTimeout;
    this.quiet = timeouts.quiet();
  }

  void opened(HttpConnection connection) {
    open.put(connection, new Use());
    connection.closeHandler(closed -> open.remove(connection));
  }

  /** A request has begun. */
  void begun(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    if (request.version() == HttpVersion.HTTP_2) {
      open.remove(connection);
      return;
    }
    Use use = open.get(connection);
    if (use == null) {
      return;
    }
    use.requests++;
    request
        .response()
        .headersEndHandler(
            head -> {
              if (draining) {
                request.response().putHeader("connection", "close");
                connection.shutdown(drainTimeout.toMillis(), TimeUnit.MILLISECONDS);
              }
            })
        .bodyEndHandler(
            ended -> {
              use.requests--;
              use.lastNanos = System.nanoTime();
            });
  }

  /** Completes when no request is likely to be on its way on a connection without one. */
  void announce(Promise<Void> announced) {
    draining = true;
    long begun = System.nanoTime();
    check(begun, announced);
  }

  private void check(long begun, Promise<Void> announced) {
    long now = System.nanoTime();
    for (Map.Entry<HttpConnection, Use> each : List.copyOf(open.entrySet())) {
      Use use = each.getValue();
      if (use.requests == 0 && now - use.lastNanos >= quiet.toNanos()) {
        each.getKey().close();
      }
    }
    boolean waiting = open.values().stream().anyMatch(use -> use.requests == 0);
    long announcing = now - begun;
    if (announcing < LEAST_ANNOUNCING_NANOS
        || waiting && announcing < LONGEST_ANNOUNCING.toNanos()) {
      vertx.setTimer(CHECK_MILLIS, timer -> check(begun, announced));
    } else {
      // Told so one by one, they end when their last byte has left; told by the server, with it.
      List.copyOf(open.keySet())
          .forEach(busy -> busy.shutdown(drainTimeout.toMillis(), TimeUnit.MILLISECONDS));
      announced.complete();
    }
  }
}
