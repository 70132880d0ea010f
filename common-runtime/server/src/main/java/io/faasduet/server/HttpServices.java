package io.faasduet.server;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** What the server has over HTTP. */
final class HttpServices {
  private static final List<String> INVOKE = List.of("GET", "HEAD", "POST");
  private static final List<String> READ = List.of("GET", "HEAD");

  private final FunctionRoute function;
  private final List<String> paths;
  private final Readiness readiness;
  private final PrometheusPage metrics;

  /**
   * @param paths where the function is, in addition to {@code /}
   */
  HttpServices(
      FunctionRoute function, List<String> paths, Readiness readiness, PrometheusPage metrics) {
    this.function = function;
    this.paths = paths;
    this.readiness = readiness;
    this.metrics = metrics;
  }

  /** What is at a path. */
  Optional<HttpRoute> at(String path) {
    return switch (path) {
      case "/" -> Optional.of(new HttpRoute(INVOKE, function));
      case "/health/live" ->
          Optional.of(new HttpRoute(READ, request -> status(request, 200, "live")));
      case "/health/ready" ->
          Optional.of(
              new HttpRoute(
                  READ,
                  readiness.ready()
                      ? request -> status(request, 200, "ready")
                      : request -> status(request, 503, "draining")));
      case "/metrics" -> Optional.of(new HttpRoute(READ, this::metrics));
      default ->
          paths.contains(path) ? Optional.of(new HttpRoute(INVOKE, function)) : Optional.empty();
    };
  }

  private void metrics(HttpServerRequest request) {
    request.response().putHeader("content-type", PrometheusPage.MEDIA_TYPE).end(metrics.render());
  }

  private static void status(HttpServerRequest request, int code, String status) {
    request
        .response()
        .setStatusCode(code)
        .putHeader("content-type", "application/json")
        .end("{\"status\":\"" + status + "\"}");
  }
}
