package io.faasduet.server;

import io.faasduet.server.exchange.AccessLog;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Makes a server's replies, which all wait for their callers alike.
 *
 * @param answers those that are not read yet
 * @param refused how long a body is read and dropped whose request has been refused
 * @param log of requests
 */
record Replies(UnreadAnswers answers, Duration refused, AccessLog log) {

  HttpReply http(HttpServerRequest request) {
    return new HttpReply(
        request, RequestCaller.of(request), answers, refused, () -> log.over(request));
  }

  /** The messages and the status of a gRPC call, whatever is made of it. */
  GrpcResponse grpcResponse(HttpServerRequest request) {
    return new GrpcResponse(request, refused);
  }

  /** The reply of a gRPC call that reaches the function. */
  GrpcReply grpc(HttpServerRequest request, GrpcResponse response) {
    return new GrpcReply(response, RequestCaller.of(request), answers, () -> log.over(request));
  }
}
