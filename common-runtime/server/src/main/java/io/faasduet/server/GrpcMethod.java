package io.faasduet.server;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/** One method of a gRPC service. Called on the event loop when a request's head is there. */
@FunctionalInterface
interface GrpcMethod {
  /**
   * @param timeout how long the caller will wait, if it says so
   */
  void open(HttpServerRequest request, GrpcResponse response, Optional<Duration> timeout);
}
