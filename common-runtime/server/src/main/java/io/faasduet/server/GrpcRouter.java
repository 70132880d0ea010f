package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.http.Correlation;
import io.faasduet.runtime.FunctionHost;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes gRPC requests to their methods.
 *
 * <p>The framing of gRPC is a few lines over HTTP/2, and they are written here instead of taken
 * from vertx-grpc-server: docs/decisions/0002-grpc-on-vertx-http.md says why.
 */
final class GrpcRouter {
  private final Function<String, Optional<GrpcMethod>> services;
  private final Replies replies;
  private final Metrics metrics;

  /**
   * @param services the method at a path
   */
  GrpcRouter(Function<String, Optional<GrpcMethod>> services, Replies replies, Metrics metrics) {
    this.services = services;
    this.replies = replies;
    this.metrics = metrics;
  }

  static boolean isGrpc(HttpServerRequest request) {
    String type = request.getHeader("content-type");
    return type != null
        && (type.equals("application/grpc")
            || type.startsWith("application/grpc+proto")
            || type.startsWith("application/grpc;"))
        && request.version() == HttpVersion.HTTP_2
        && request.method().equals(HttpMethod.POST);
  }

  void handle(HttpServerRequest request) {
    GrpcResponse response = replies.grpcResponse(request);
    String encoding = request.getHeader("grpc-encoding");
    Optional<GrpcMethod> method = services.apply(request.path());
    if (method.isEmpty()) {
      unimplemented(response, "there is no method " + request.path());
    } else if (encoding != null && !encoding.equals("identity") && !encoding.equals("gzip")) {
      request.response().putHeader("grpc-accept-encoding", "identity,gzip");
      unimplemented(response, "messages may be compressed with gzip, not " + encoding);
    } else {
      open(method.get(), request, response);
    }
  }

  /** Answers a request that no method has taken, or that one has failed to take. */
  void refuse(HttpServerRequest request, FunctionException reason) {
    refuse(request, replies.grpcResponse(request), reason);
  }

  private void refuse(HttpServerRequest request, GrpcResponse response, FunctionException reason) {
    Correlation correlation = RequestCaller.of(request).correlation();
    Invocation none = FunctionHost.refused(correlation.requestId());
    response.fail(reason, correlation.metadata(none));
    metrics.refused(Protocol.GRPC, reason.failure(), GrpcCode.of(reason.failure()).name());
  }

  private void open(GrpcMethod method, HttpServerRequest request, GrpcResponse response) {
    Optional<Duration> timeout;
    try {
      timeout = Optional.ofNullable(request.getHeader("grpc-timeout")).map(GrpcTimeout::parse);
    } catch (InvalidRequestException e) {
      refuse(request, response, e);
      return;
    }
    method.open(request, response, timeout);
  }

  private void unimplemented(GrpcResponse response, String message) {
    metrics.refused(Protocol.GRPC, ErrorKind.INVALID_REQUEST, GrpcCode.UNIMPLEMENTED.name());
    response.end(GrpcCode.UNIMPLEMENTED, message, Map.of());
  }
}
