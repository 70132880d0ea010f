package io.faasduet.server;

import io.faasduet.runtime.ExecutionEnvironment;
import io.faasduet.runtime.Failure;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request of the port to what answers it. */
final class HttpRouter implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpRouter.class);

  private final Map<String, HttpRoute> routes;
  private final GrpcRouter grpc;

  HttpRouter(Map<String, HttpRoute> routes, GrpcRouter grpc) {
    this.routes = Map.copyOf(routes);
    this.grpc = grpc;
  }

  @Override
  public void handle(HttpServerRequest request) {
    try {
      if (GrpcRouter.isGrpc(request)) {
        grpc.handle(request);
      } else {
        route(request);
      }
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      if (!request.response().headWritten()) {
        refuse(request, Failure.INTERNAL, HttpStatus.of(Failure.INTERNAL), "the server failed");
      }
    }
  }

  private void route(HttpServerRequest request) {
    String path = request.path();
    HttpRoute route = path == null ? null : routes.get(path);
    if (route == null) {
      refuse(
          request,
          Failure.NOT_FOUND,
          HttpStatus.of(Failure.NOT_FOUND),
          "nothing is at " + path + "; the function is at /");
    } else if (!route.methods().contains(request.method().name())) {
      request.response().putHeader("allow", String.join(", ", route.methods()));
      refuse(
          request,
          Failure.INVALID_REQUEST,
          HttpStatus.METHOD_NOT_ALLOWED,
          path + " takes " + String.join(", ", route.methods()) + ", not " + request.method());
    } else {
      route.handler().handle(request);
    }
  }

  private static void refuse(
      HttpServerRequest request, Failure failure, HttpStatus status, String detail) {
    String id =
        Correlation.of(request.headers()).requestId().orElseGet(() -> UUID.randomUUID().toString());
    HttpServerResponse response = request.response();
    response.putHeader("x-request-id", id);
    response.putHeader("x-duet-instance", ExecutionEnvironment.instanceId());
    new Problem(status, failure.errorType(), detail, id).answer(request);
  }
}
