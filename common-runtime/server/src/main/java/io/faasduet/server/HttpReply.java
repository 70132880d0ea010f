package io.faasduet.server;

import io.faasduet.runtime.Failure;
import io.faasduet.runtime.FunctionException;
import io.faasduet.runtime.Invocation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers over HTTP: 200 with JSON, or a problem. */
record HttpReply(HttpServerRequest request, Correlation correlation) implements Reply {

  @Override
  public void succeed(byte[] body, Invocation invocation) {
    HttpServerResponse response = request.response();
    correlation.metadata(invocation).forEach(response::putHeader);
    response.putHeader("content-type", "application/json").end(Buffer.buffer(body));
  }

  @Override
  public void fail(FunctionException failure, Invocation invocation) {
    HttpServerResponse response = request.response();
    correlation.metadata(invocation).forEach(response::putHeader);
    if (failure.failure() == Failure.OVERLOADED) {
      response.putHeader("retry-after", "1");
    }
    new Problem(
            HttpStatus.of(failure.failure()),
            failure.failure().errorType(),
            String.valueOf(failure.getMessage()),
            invocation.requestId())
        .answer(request);
  }
}
