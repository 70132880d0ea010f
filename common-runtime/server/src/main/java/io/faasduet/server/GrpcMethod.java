package io.faasduet.server;

import io.vertx.core.http.HttpServerRequest;

/** One method of a gRPC service. Called on the event loop when a request's head is there. */
@FunctionalInterface
interface GrpcMethod {
  void open(HttpServerRequest request, GrpcResponse response);
}
