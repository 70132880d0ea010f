package io.faasduet.server;

import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.http.HttpResponse;
import io.faasduet.http.ResponseBody;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** Answers over HTTP: 200 with JSON, or a problem. */
record HttpReply(
    HttpServerRequest request,
    RequestCaller caller,
    UnreadAnswers answers,
    Duration refused,
    Runnable over)
    implements CallReply {

  @Override
  public String succeed(ResponseBody content, Invocation invocation, Runnable left) {
    return send(HttpResponse.of(content, invocation, correlation()), left);
  }

  @Override
  public String fail(FunctionException failure, Invocation invocation, Runnable left) {
    return send(HttpResponse.of(failure, invocation, correlation()), left);
  }

  @Override
  public void abandoned() {
    over.run();
  }

  String send(HttpResponse answer, Runnable left) {
    HttpServerResponse response = request.response().setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    if (!request.isEnded()) {
      RequestBody.tolerateUnread(request, refused);
    }
    answers.send(
        request,
        answer.body(),
        () -> {
          over.run();
          left.run();
        });
    return Integer.toString(answer.status());
  }
}
