package io.faasduet.server;

import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.http.ResponseBody;

/** Answers over gRPC, with what HTTP has in headers as trailing metadata. */
record GrpcReply(GrpcResponse response, RequestCaller caller, UnreadAnswers answers, Runnable over)
    implements CallReply {

  @Override
  public String succeed(ResponseBody content, Invocation invocation, Runnable left) {
    response.end(
        content.bytes(),
        correlation().metadata(invocation),
        answers,
        () -> {
          over.run();
          left.run();
        });
    return GrpcCode.OK.name();
  }

  @Override
  public String fail(FunctionException failure, Invocation invocation, Runnable left) {
    response.fail(failure, correlation().metadata(invocation));
    left.run();
    return GrpcCode.of(failure.failure()).name();
  }

  @Override
  public void abandoned() {
    over.run();
  }
}
