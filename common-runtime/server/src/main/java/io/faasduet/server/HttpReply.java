package io.faasduet.server;

import io.faasduet.runtime.Content;
import io.faasduet.runtime.Correlation;
import io.faasduet.runtime.FunctionException;
import io.faasduet.runtime.HttpAnswer;
import io.faasduet.runtime.Invocation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/** Answers over HTTP: 200 with JSON, or a problem. */
record HttpReply(HttpServerRequest request, Correlation correlation) implements Reply {

  static HttpReply to(HttpServerRequest request) {
    return new HttpReply(
        request, Correlation.of(name -> Optional.ofNullable(request.getHeader(name))));
  }

  @Override
  public String succeed(Content content, Invocation invocation) {
    return send(HttpAnswer.of(content, invocation, correlation));
  }

  @Override
  public String fail(FunctionException failure, Invocation invocation) {
    return send(HttpAnswer.of(failure, invocation, correlation));
  }

  String send(HttpAnswer answer) {
    HttpServerResponse response = request.response().setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    if (!request.isEnded()) {
      LateUpload.tolerate(request);
    }
    response.end(Buffer.buffer(answer.body()));
    return Integer.toString(answer.status());
  }
}
