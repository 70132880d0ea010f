package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.http.HttpResponse;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.server.framing.RequestHead;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request of the port to what answers it. */
final class HttpRouter implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpRouter.class);

  /** Of RFC 9113. */
  private static final long PROTOCOL_ERROR = 1;

  private final Connections connections;
  private final Replies replies;
  private final Function<String, Optional<HttpRoute>> services;
  private final GrpcRouter grpc;
  private final Metrics metrics;

  /**
   * @param services what is at a path
   */
  HttpRouter(
      Connections connections,
      Replies replies,
      Function<String, Optional<HttpRoute>> services,
      GrpcRouter grpc,
      Metrics metrics) {
    this.connections = connections;
    this.replies = replies;
    this.services = services;
    this.grpc = grpc;
    this.metrics = metrics;
  }

  @Override
  public void handle(HttpServerRequest request) {
    connections.begun(request);
    if (request.version() == HttpVersion.HTTP_2) {
      if (RequestHead.malformed(request)) {
        request.response().reset(PROTOCOL_ERROR);
        return;
      }
    } else {
      Optional<String> wrong = RequestHead.wrong(request);
      if (wrong.isPresent()) {
        HttpServerResponse response = request.response();
        response.headersEndHandler(head -> response.putHeader("connection", "close"));
        refuse(request, new InvalidRequestException(wrong.get()));
        request.connection().shutdown(1, TimeUnit.SECONDS);
        return;
      }
      if (request.response().writeQueueFull()) {
        // A caller that sends and does not read: the next answer waits until the last have left.
        request.response().drainHandler(drained -> dispatch(request));
        return;
      }
    }
    dispatch(request);
  }

  private void dispatch(HttpServerRequest request) {
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
    HttpReply reply = replies.http(request);
    Invocation none = FunctionHost.refused(reply.correlation().requestId());
    metrics.refused(Protocol.HTTP, reason.failure(), reply.fail(reason, none, () -> {}));
  }

  private void refuseMethod(HttpServerRequest request, HttpRoute route) {
    HttpReply reply = replies.http(request);
    Invocation none = FunctionHost.refused(reply.correlation().requestId());
    HttpResponse answer =
        HttpResponse.methodNotAllowed(
            request.method().name(), String.join(", ", route.methods()), none, reply.correlation());
    metrics.refused(Protocol.HTTP, ErrorKind.INVALID_REQUEST, reply.send(answer, () -> {}));
  }
}
