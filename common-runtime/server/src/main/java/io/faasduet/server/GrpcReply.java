package io.faasduet.server;

import io.faasduet.runtime.FunctionException;
import io.faasduet.runtime.Invocation;

/** Answers over gRPC, with what HTTP has in headers as trailing metadata. */
record GrpcReply(GrpcResponse response, Correlation correlation) implements Reply {

  @Override
  public void succeed(byte[] body, Invocation invocation) {
    response.end(body, correlation.metadata(invocation));
  }

  @Override
  public void fail(FunctionException failure, Invocation invocation) {
    response.fail(failure, correlation.metadata(invocation));
  }
}
