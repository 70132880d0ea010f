package io.faasduet.server;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the server has over HTTP, by path. */
final class HttpServices {
  private static final List<String> READ = List.of("GET", "HEAD");

  private HttpServices() {}

  static Map<String, HttpRoute> of(
      Calls calls, Readiness readiness, Supplier<PrometheusPage> metrics, int maxBodyBytes) {
    return Map.of(
        "/",
        new HttpRoute(List.of("GET", "HEAD", "POST"), new FunctionRoute(calls, maxBodyBytes)),
        "/health/live",
        new HttpRoute(READ, request -> status(request, 200, "live")),
        "/health/ready",
        new HttpRoute(
            READ,
            request -> {
              if (readiness.ready()) {
                status(request, 200, "ready");
              } else {
                status(request, 503, "draining");
              }
            }),
        "/metrics",
        new HttpRoute(
            READ,
            request ->
                request
                    .response()
                    .putHeader("content-type", PrometheusPage.MEDIA_TYPE)
                    .end(metrics.get().render())));
  }

  private static void status(HttpServerRequest request, int code, String status) {
    request
        .response()
        .setStatusCode(code)
        .putHeader("content-type", "application/json")
        .end("{\"status\":\"" + status + "\"}");
  }
}
