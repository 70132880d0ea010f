package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.http.HttpResponse;
import io.faasduet.runtime.FunctionHost;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request of the port to what answers it. */
final class HttpRouter implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpRouter.class);

  private final Function<String, Optional<HttpRoute>> services;
  private final GrpcRouter grpc;
  private final Metrics metrics;

  /**
   * @param services what is at a path
   */
  HttpRouter(Function<String, Optional<HttpRoute>> services, GrpcRouter grpc, Metrics metrics) {
    this.services = services;
    this.grpc = grpc;
    this.metrics = metrics;
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
        fail(request);
      }
    }
  }

  private void fail(HttpServerRequest request) {
    FunctionException failure = new FunctionException(ErrorKind.INTERNAL, "the server failed");
    if (GrpcRouter.isGrpc(request)) {
      grpc.refuse(request, failure);
    } else {
      refuse(request, failure);
    }
  }

  private void route(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    Optional<HttpRoute> found = services.apply(path);
    if (found.isEmpty()) {
      refuse(request, new NotFoundException("nothing is at " + path + "; the function is at /"));
    } else if (found.get().methods().contains(request.method().name())) {
      found.get().handler().handle(request);
    } else {
      refuseMethod(request, found.get());
    }
  }

  private void refuse(HttpServerRequest request, FunctionException reason) {
    HttpReply reply = HttpReply.to(request);
    Invocation none = FunctionHost.refused(reply.correlation().requestId());
    metrics.refused(Protocol.HTTP, reason.failure(), reply.fail(reason, none));
  }

  private void refuseMethod(HttpServerRequest request, HttpRoute route) {
    HttpReply reply = HttpReply.to(request);
    Invocation none = FunctionHost.refused(reply.correlation().requestId());
    HttpResponse answer =
        HttpResponse.methodNotAllowed(
            request.method().name(), String.join(", ", route.methods()), none, reply.correlation());
    metrics.refused(Protocol.HTTP, ErrorKind.INVALID_REQUEST, reply.send(answer));
  }
}
