package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.http.AllowedHosts;
import io.faasduet.runtime.FunctionHost;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Map;
import java.util.Optional;

/**
 * Takes only requests that are addressed to the server by one of its names, and none from pages of
 * other sites: for servers on a developer's machine. Those in images have the platform's names, and
 * go without.
 */
record GuardedRequests(AllowedHosts hosts, Replies replies, Handler<HttpServerRequest> then)
    implements Handler<HttpServerRequest> {
  @Override
  public void handle(HttpServerRequest request) {
    hosts
        .refusal(host(request), request.headers()::getAll)
        .ifPresentOrElse(reason -> refuse(request, reason), () -> then.handle(request));
  }

  private static Optional<String> host(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        ? Optional.ofNullable(request.authority()).map(Object::toString)
        : AllowedHosts.addressed(request.uri(), request.headers().getAll("Host"));
  }

  private void refuse(HttpServerRequest request, String reason) {
    if (GrpcRouter.isGrpc(request)) {
      replies.grpcResponse(request).end(GrpcCode.PERMISSION_DENIED, reason, Map.of());
    } else {
      HttpReply reply = replies.http(request);
      reply.fail(
          new FunctionException(ErrorKind.DENIED, reason),
          FunctionHost.refused(reply.correlation().requestId()),
          () -> {});
    }
  }
}
