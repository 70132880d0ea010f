package io.faasduet.server;

import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.http.HttpResponse;
import io.faasduet.http.ResponseBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers over HTTP: 200 with JSON, or a problem. */
record HttpReply(HttpServerRequest request, RequestCaller caller) implements Reply {

  static HttpReply to(HttpServerRequest request) {
    return new HttpReply(request, RequestCaller.of(request));
  }

  @Override
  public String succeed(ResponseBody content, Invocation invocation) {
    return send(HttpResponse.of(content, invocation, correlation()));
  }

  @Override
  public String fail(FunctionException failure, Invocation invocation) {
    return send(HttpResponse.of(failure, invocation, correlation()));
  }

  String send(HttpResponse answer) {
    HttpServerResponse response = request.response().setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    if (!request.isEnded()) {
      UnreadBody.tolerate(request);
    }
    response.end(Buffer.buffer(answer.body()));
    return Integer.toString(answer.status());
  }
}
