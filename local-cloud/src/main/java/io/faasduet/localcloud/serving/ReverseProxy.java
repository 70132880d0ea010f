package io.faasduet.localcloud.serving;

import io.faasduet.http.AllowedHosts;
import io.faasduet.http.ListenAddress;
import io.faasduet.http.UnopenedPort;
import io.faasduet.server.framing.GuardedUpgrades;
import io.faasduet.server.framing.RequestHead;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.BindException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests on to instances: HTTP/1.1 as HTTP/1.1, h2c and so gRPC as h2c, bodies and
 * trailers as they come. What it answers itself are the platform's metrics and failures: 400 to
 * requests that two parsers may read differently, 403 to those that are not for it, 503 if no
 * instance takes the request, 502 if its instance breaks off; to gRPC {@code INTERNAL}, {@code
 * PERMISSION_DENIED} and {@code UNAVAILABLE}. Thread-safe.
 */
final class ReverseProxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReverseProxy.class);
  private static final String LOOPBACK = "127.0.0.1";

  /** Instances that are tried for a request while none takes its connection. */
  private static final int CONNECT_ATTEMPTS = 3;

  private static final int CONNECTIONS = 1024;
  private static final int STREAMS = 1024;

  private final InstancePool instances;
  private final ListenAddress listen;
  private final Vertx vertx;
  private final HttpClient http1;
  private final HttpClient http2;
  private final HttpServer server;

  private ReverseProxy(InstancePool instances, ListenAddress listen, int port) {
    this.instances = instances;
    this.listen = listen;
    this.vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setEventLoopPoolSize(1)
                    .setBlockedThreadCheckInterval(TimeUnit.HOURS.toMillis(1)))
            .withTransport(new GuardedUpgrades())
            .build();
    // what a client breaks in the middle of its framing is no fault of ours, and would be a page of
    // stack trace for each request
    vertx.exceptionHandler(broken -> LOG.debug("a connection broke", broken));
    PoolOptions pool =
        new PoolOptions().setHttp1MaxSize(CONNECTIONS).setHttp2MaxSize(4).setEventLoopSize(1);
    this.http1 =
        vertx
            .httpClientBuilder()
            .with(new HttpClientOptions().setKeepAlive(true).setDecompressionSupported(false))
            .with(pool)
            .withConnectHandler(ReverseProxy::breaksQuietly)
            .build();
    this.http2 =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false)
                    .setHttp2MultiplexingLimit(STREAMS))
            .with(pool)
            .withConnectHandler(ReverseProxy::breaksQuietly)
            .build();
    this.server =
        listening(
            vertx,
            port,
            vertx
                .createHttpServer(
                    new HttpServerOptions()
                        .setHost(listen.address())
                        .setPort(port)
                        .setHandle100ContinueAutomatically(true)
                        .setHttp2RstFloodMaxRstFramePerWindow(100_000))
                .connectionHandler(ReverseProxy::breaksQuietly)
                .exceptionHandler(broken -> LOG.debug("a connection was not made", broken))
                .requestHandler(this::handle)
                .listen());
  }

  /**
   * Listens on a port.
   *
   * @param port 0 for any free one
   * @throws IllegalStateException if it is taken
   */
  static ReverseProxy start(InstancePool instances, ListenAddress listen, int port) {
    return new ReverseProxy(instances, listen, port);
  }

  /** Where it is reached. */
  URI endpoint() {
    return URI.create("http://" + listen.reachedAs() + ":" + server.actualPort());
  }

  /** Its requests are failed; Vert.x would log it too, as an error. */
  private static void breaksQuietly(HttpConnection connection) {
    connection.exceptionHandler(broken -> {});
  }

  private void handle(HttpServerRequest request) {
    Optional<String> wrong =
        request.version() != HttpVersion.HTTP_2
            ? RequestHead.wrong(request)
            : RequestHead.malformed(request)
                ? Optional.of("over HTTP/2 a request has one :authority and no line break")
                : Optional.empty();
    if (wrong.isPresent()) {
      ProxyRefusal.withAllBehind(request, wrong.get());
      return;
    }
    listen
        .hosts()
        .refusal(host(request), request.headers()::getAll)
        .ifPresentOrElse(reason -> ProxyRefusal.send(request, 403, reason), () -> route(request));
  }

  private void route(HttpServerRequest request) {
    boolean reading =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    if (reading && RevisionMetrics.PATH.equals(request.path())) {
      request
          .response()
          .putHeader("Content-Type", RevisionMetrics.MEDIA_TYPE)
          .end(RevisionMetrics.of(instances.state()));
    } else {
      handle(request, CONNECT_ATTEMPTS);
    }
  }

  private static Optional<String> host(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        ? Optional.ofNullable(request.authority()).map(Object::toString)
        : AllowedHosts.addressed(request.uri(), request.headers().getAll("Host"));
  }

  private void handle(HttpServerRequest request, int attempts) {
    request.pause();
    CompletableFuture<InstancePool.Lease> place = instances.acquire();
    request.response().exceptionHandler(gone -> place.cancel(false));
    request.exceptionHandler(
        fault -> {
          place.cancel(false);
          if (ProxyRefusal.isMalformed(fault)) {
            ProxyRefusal.withAllBehind(request, ProxyRefusal.CHUNKS);
          }
        });
    request.connection().closeHandler(gone -> place.cancel(false));
    io.vertx.core.Context context = vertx.getOrCreateContext();
    place.whenComplete(
        (lease, failure) ->
            context.runOnContext(
                then -> {
                  if (lease != null && request.response().ended()) {
                    lease.release();
                  } else if (lease != null) {
                    forward(request, lease, attempts);
                  } else if (!place.isCancelled()) {
                    ProxyRefusal.send(request, 503, reason(failure));
                  }
                }));
  }

  private void forward(HttpServerRequest request, InstancePool.Lease lease, int attempts) {
    boolean h2 = request.version() == HttpVersion.HTTP_2;
    RequestOptions options =
        new RequestOptions()
            .setHost(LOOPBACK)
            .setPort(lease.port())
            .setMethod(request.method())
            .setURI(request.uri());
    (h2 ? http2 : http1)
        .request(options)
        .compose(
            onward -> {
              onward.exceptionHandler(gone -> {}); // else a line of log for each that is abandoned
              ForwardedFields.request(request, onward.headers());
              if (h2 && request.authority() != null) {
                onward.authority(request.authority());
              }
              request.response().exceptionHandler(gone -> abandon(onward, lease));
              return h2 || hasBody(request) ? onward.send(request) : sendEmpty(request, onward);
            })
        .compose(answer -> answer(answer, request.response()))
        .onComplete(
            done -> {
              if (done.cause() instanceof ConnectException && attempts > 1) {
                lease.refused(); // nothing was sent: its process is ending or has ended
                handle(request, attempts - 1);
                return;
              }
              lease.release();
              if (!request.isEnded() && ProxyRefusal.isMalformed(done.cause())) {
                ProxyRefusal.withAllBehind(request, ProxyRefusal.CHUNKS);
              } else if (done.failed()) {
                ProxyRefusal.send(
                    request, 502, "the instance broke off: " + done.cause().getMessage());
              }
            });
  }

  private static Future<HttpClientResponse> sendEmpty(
      HttpServerRequest request, HttpClientRequest onward) {
    request.resume();
    return onward.send();
  }

  private static boolean hasBody(HttpServerRequest request) {
    return request.headers().contains("Content-Length")
        || request.headers().contains("Transfer-Encoding");
  }

  private static void abandon(HttpClientRequest onward, InstancePool.Lease lease) {
    onward.reset();
    lease.release();
  }

  private static Future<Void> answer(HttpClientResponse answer, HttpServerResponse response) {
    response.setStatusCode(answer.statusCode());
    ForwardedFields.response(answer.headers(), response.headers());
    if (!answer.headers().contains("Content-Length")) {
      response.setChunked(true);
    }
    return answer
        .pipe()
        .endOnComplete(false)
        .to(response)
        .compose(
            piped -> {
              response.trailers().addAll(answer.trailers());
              return response.end();
            });
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return String.valueOf(cause.getMessage());
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private static HttpServer listening(Vertx vertx, int port, Future<HttpServer> server) {
    try {
      HttpServer listens = await(server);
      GuardedUpgrades.accept(vertx);
      return listens;
    } catch (CompletionException e) {
      if (e.getCause() instanceof BindException refused) {
        throw new IllegalStateException(UnopenedPort.reason(port, refused), refused);
      }
      throw e;
    }
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
