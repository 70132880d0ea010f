package io.faasduet.server;

import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.http.HttpFunction;
import io.faasduet.http.Payload;
import io.faasduet.http.ResponseBody;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.Optional;

/** The function over HTTP: POST with a body, GET with query parameters. HEAD invokes nothing. */
final class FunctionRoute implements Handler<HttpServerRequest> {
  private final CallDispatcher calls;
  private final HttpFunction<?, ?> function;
  private final int maxBodyBytes;

  FunctionRoute(CallDispatcher calls, int maxBodyBytes) {
    this.calls = calls;
    this.function = new HttpFunction<>(calls.host());
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.HEAD)) {
      request.response().putHeader("content-type", ResponseBody.JSON).end();
      return;
    }
    calls
        .open(Protocol.HTTP, Optional.empty(), calls.replies().http(request))
        .ifPresent(call -> receive(request, call));
  }

  private void receive(HttpServerRequest request, ServerCall call) {
    request.response().closeHandler(gone -> call.abandon());
    request.exceptionHandler(
        fault -> {
          if (fault instanceof DecoderException || fault instanceof IllegalArgumentException) {
            call.fail(new InvalidRequestException("the body's chunks are malformed"));
          } else {
            call.abandon();
          }
        });
    try {
      if (request.method().equals(HttpMethod.GET)) {
        invoke(call, Payload.Query.parse(Objects.requireNonNullElse(request.query(), "")), "");
      } else {
        Payload.requirePlain(header(request, "content-encoding"));
        String contentType = header(request, "content-type");
        String accept = header(request, "accept");
        Uploads.Upload upload =
            RequestBody.read(
                request,
                maxBodyBytes,
                calls.uploads(),
                body -> invoke(call, Payload.of(body, contentType), accept),
                call::fail);
        call.whenOver(upload::close);
      }
    } catch (FunctionException e) {
      call.fail(e);
    }
  }

  private void invoke(ServerCall call, Payload payload, String accept) {
    call.work(invocation -> function.respond(payload, accept, invocation));
  }

  private static String header(HttpServerRequest request, String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }
}
