package io.faasduet.server;

import io.faasduet.api.FunctionSpec;
import io.faasduet.http.HttpFunction;
import io.faasduet.http.HttpPaths;
import io.faasduet.http.UnopenedPort;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.server.exchange.AccessLog;
import io.faasduet.server.exchange.DateHeader;
import io.faasduet.server.framing.GuardedUpgrades;
import io.faasduet.server.framing.JoinedFlushes;
import io.faasduet.server.snapshot.PrimingCalls;
import io.faasduet.server.snapshot.SuspendableServer;
import io.faasduet.server.vhive.GreeterWorkloads;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A function on a port, over HTTP/1.1, h2c and gRPC. Thread-safe. */
public final class FunctionServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionServer.class);

  /** The capabilities that a server serves, to start a function's host with. */
  public static final List<Class<?>> SERVED = served();

  private static final Duration LAST_PATIENCE = Duration.ofSeconds(2);

  /** How much longer than a request may take a connection may be idle. */
  private static final Duration IDLE_GRACE = Duration.ofSeconds(30);

  /** Request bodies may fill one share of the heap, unread answers another. */
  private static final int MEMORY_SHARES = 4;

  private final Vertx vertx;
  private final Supplier<HttpServer> listening;
  private volatile HttpServer http;
  private final Workers workers;
  private final Readiness readiness;
  private final Connections connections;
  private final Uploads uploads;
  private final Duration drainTimeout;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FunctionServer(
      Vertx vertx,
      Supplier<HttpServer> listening,
      Workers workers,
      Readiness readiness,
      Connections connections,
      Uploads uploads,
      Duration drainTimeout) {
    this.vertx = vertx;
    this.listening = listening;
    this.http = listening.get();
    this.workers = workers;
    this.readiness = readiness;
    this.connections = connections;
    this.uploads = uploads;
    this.drainTimeout = drainTimeout;
  }

  /**
   * The whole of a server process: makes the function, serves it with the settings of the
   * environment, and returns when it accepts connections. On SIGTERM or SIGINT the process drains
   * and exits with 0. It exits with 2 and one line on standard error if a setting is wrong, and
   * with 1 if the port cannot be had or the function cannot be made.
   */
  public static void main(FunctionSpec<?, ?> spec) {
    ServerMain.run(spec);
  }

  /**
   * Serves a function that has been made. The host stays the caller's to close, after this.
   *
   * <p>No system property of the process is changed. After an error of the JVM itself the server is
   * no longer ready; ending the process is up to the caller.
   *
   * @throws UncheckedIOException if the port cannot be listened on
   */
  public static FunctionServer start(FunctionHost<?, ?> host, ServerSettings settings) {
    return start(host, settings, CallerTimeouts.DEFAULT);
  }

  static FunctionServer start(
      FunctionHost<?, ?> host, ServerSettings settings, CallerTimeouts timeouts) {
    return start(
        host,
        settings,
        timeouts,
        ServerAddress.EVERYWHERE,
        AccessLog.OFF,
        VertxConfiguration.start(),
        error -> {});
  }

  static FunctionServer start(
      FunctionHost<?, ?> host,
      ServerSettings settings,
      CallerTimeouts timeouts,
      ServerAddress address,
      AccessLog log,
      Vertx vertx,
      ServerCall.FatalErrors fatal) {
    Workers workers = new Workers(settings.concurrency(), settings.queue());
    Metrics metrics = new Metrics();
    Readiness readiness = new Readiness();
    long share = Runtime.getRuntime().maxMemory() / MEMORY_SHARES;
    Uploads uploads = new Uploads(vertx, share, timeouts);
    Replies replies =
        new Replies(new UnreadAnswers(vertx, share, timeouts), timeouts.refused(), log);
    Connections connections = new Connections(vertx, settings.requestTimeout(), timeouts);
    ConnectionFaults faults = new ConnectionFaults();
    vertx.exceptionHandler(faults);
    CallDispatcher calls =
        new CallDispatcher(
            vertx,
            host,
            workers,
            uploads,
            replies,
            metrics,
            settings.requestTimeout(),
            error -> {
              readiness.drain();
              fatal.ended(error);
            });
    int maxBytes = settings.maxBodyBytes();
    HttpServices services =
        new HttpServices(
            new FunctionRoute(calls, maxBytes),
            host.spec().capability(HttpPaths.class).map(HttpPaths::paths).orElse(List.of()),
            readiness,
            new PrometheusPage(host.spec().name(), metrics, workers));
    GrpcRouter grpc =
        new GrpcRouter(new GrpcServices(calls, readiness, maxBytes)::at, replies, metrics);
    Handler<HttpServerRequest> requests =
        new DateHeader()
            .of(
                address.guarding(
                    replies, new HttpRouter(connections, replies, services::at, grpc, metrics)));
    Supplier<HttpServer> listening =
        () ->
            listen(
                vertx,
                vertx
                    .createHttpServer(
                        VertxConfiguration.httpOptions(settings, IDLE_GRACE)
                            .setHost(address.address()))
                    .connectionHandler(
                        connection -> {
                          JoinedFlushes.on(connection);
                          connections.opened(connection);
                        })
                    .exceptionHandler(faults)
                    .requestHandler(log.of(requests)),
                settings.port());
    try {
      return new FunctionServer(
          vertx, listening, workers, readiness, connections, uploads, settings.requestTimeout());
    } catch (UncheckedIOException e) {
      vertx.close();
      throw e;
    }
  }

  private static HttpServer listen(Vertx vertx, HttpServer server, int port) {
    try {
      await(server.listen(), Duration.ofSeconds(30));
      GuardedUpgrades.accept(vertx);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(
          e.getCause() instanceof BindException refused
              ? UnopenedPort.reason(port, refused)
              : "cannot listen on port " + port + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * This server, for snapshots of its process: it makes {@link PrimingCalls} before, and loses
   * requests that are under way; there should be none. It listens on the same port again, or on
   * another free one if the settings leave the choice to the system.
   */
  SuspendableServer suspendable() {
    return new SuspendableServer() {
      @Override
      public void suspend() throws IOException {
        try {
          await(new PrimingCalls(vertx, port()).make(), LAST_PATIENCE);
        } catch (IOException e) {
          LOG.info("the server does not answer itself: first calls after a restore take longer", e);
        }
        await(http.close(), LAST_PATIENCE);
      }

      @Override
      public int resume() {
        http = listening.get();
        return port();
      }
    };
  }

  /** The port that it listens on. */
  public int port() {
    return http.actualPort();
  }

  /**
   * Answers the requests that have come whole, for as long as the request timeout at most, each
   * connection's last with {@code Connection: close}, stops to accept connections, and gives the
   * port and the threads back. Connections in use may send one more request within a second;
   * requests that have not come whole by then are refused.
   */
  @Override
  public void close() {
    drain();
  }

  /** Closes; false if the function still works on something, having ignored its interruption. */
  boolean drain() {
    if (!closed.compareAndSet(false, true)) {
      return true;
    }
    readiness.drain();
    try {
      Promise<Void> announced = Promise.promise();
      vertx.runOnContext(nothing -> connections.announce(announced));
      Future<Void> drained =
          announced
              .future()
              .compose(
                  nothing -> {
                    uploads.drop();
                    return http.shutdown(drainTimeout.toMillis(), TimeUnit.MILLISECONDS);
                  });
      await(drained, drainTimeout.plus(Connections.LONGEST_ANNOUNCING).plus(LAST_PATIENCE));
    } catch (IOException e) {
      LOG.warn("the last requests did not end in time", e);
    }
    boolean ended = workers.close(LAST_PATIENCE);
    try {
      await(vertx.close(), LAST_PATIENCE);
    } catch (IOException e) {
      LOG.warn("the event loop did not end in time", e);
    }
    return ended;
  }

  private static List<Class<?>> served() {
    List<Class<?>> served = new ArrayList<>(HttpFunction.SERVED);
    served.add(GreeterWorkloads.class);
    return List.copyOf(served);
  }

  private static void await(Future<?> future, Duration timeout) throws IOException {
    try {
      future
          .toCompletionStage()
          .toCompletableFuture()
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(cause.getMessage() == null ? "no answer" : cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
