package io.faasduet.server;

import io.faasduet.runtime.ExecutionEnvironment;
import io.faasduet.runtime.Failure;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request of the port to what answers it. */
final class HttpRouter implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpRouter.class);

  private final HttpServices services;
  private final GrpcRouter grpc;

  HttpRouter(HttpServices services, GrpcRouter grpc) {
    this.services = services;
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
    String path = String.valueOf(request.path());
    Optional<HttpRoute> found = services.at(path);
    if (found.isEmpty()) {
      refuse(
          request,
          Failure.NOT_FOUND,
          HttpStatus.of(Failure.NOT_FOUND),
          "nothing is at " + path + "; the function is at /");
      return;
    }
    HttpRoute route = found.get();
    if (route.methods().contains(request.method().name())) {
      route.handler().handle(request);
    } else {
      String methods = String.join(", ", route.methods());
      request.response().putHeader("allow", methods);
      refuse(
          request,
          Failure.INVALID_REQUEST,
          HttpStatus.METHOD_NOT_ALLOWED,
          path + " takes " + methods + ", not " + request.method());
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
