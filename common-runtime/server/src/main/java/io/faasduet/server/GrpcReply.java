package io.faasduet.server;

import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.http.ResponseBody;
import io.vertx.core.http.HttpServerRequest;

/** Answers over gRPC, with what HTTP has in headers as trailing metadata. */
record GrpcReply(GrpcResponse response, RequestCaller caller) implements Reply {

  static GrpcReply to(HttpServerRequest request, GrpcResponse response) {
    return new GrpcReply(response, RequestCaller.of(request));
  }

  @Override
  public String succeed(ResponseBody content, Invocation invocation) {
    response.end(content.bytes(), correlation().metadata(invocation));
    return GrpcCode.OK.name();
  }

  @Override
  public String fail(FunctionException failure, Invocation invocation) {
    response.fail(failure, correlation().metadata(invocation));
    return GrpcCode.of(failure.failure()).name();
  }
}
