package io.faasduet.server;

import io.faasduet.runtime.Failure;
import io.faasduet.runtime.FunctionException;
import io.faasduet.runtime.InvalidRequestException;
import io.faasduet.runtime.Payload;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The function over HTTP: POST with a body, GET with query parameters. HEAD invokes nothing. */
final class FunctionRoute implements Handler<HttpServerRequest> {
  private final Calls calls;
  private final int maxBodyBytes;

  FunctionRoute(Calls calls, int maxBodyBytes) {
    this.calls = calls;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.HEAD)) {
      request.response().putHeader("content-type", "application/json").end();
      return;
    }
    Correlation correlation = Correlation.of(request.headers());
    calls
        .open(
            Protocol.HTTP,
            correlation.requestId(),
            Optional.empty(),
            new HttpReply(request, correlation))
        .ifPresent(call -> receive(request, call));
  }

  private void receive(HttpServerRequest request, Call call) {
    request.response().closeHandler(gone -> call.abandon());
    request.exceptionHandler(lost -> call.abandon());
    try {
      if (request.method().equals(HttpMethod.GET)) {
        invoke(call, query(request));
      } else {
        requirePlain(request);
        String mediaType = mediaType(request);
        RequestBody.read(
            request, maxBodyBytes, body -> invoke(call, payload(mediaType, body)), call::fail);
      }
    } catch (FunctionException e) {
      call.fail(e);
    }
  }

  private void invoke(Call call, Payload payload) {
    call.work(invocation -> calls.host().invoke(payload, invocation));
  }

  private static Payload query(HttpServerRequest request) {
    try {
      Map<String, String> parameters = new HashMap<>();
      request
          .params(true)
          .forEach(parameter -> parameters.putIfAbsent(parameter.getKey(), parameter.getValue()));
      return new Payload.Query(parameters);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("the query is not percent-encoded UTF-8", e);
    }
  }

  private static void requirePlain(HttpServerRequest request) {
    String encoding = request.getHeader("content-encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new FunctionException(
          Failure.UNSUPPORTED_MEDIA, "send the body without Content-Encoding");
    }
  }

  /** What browsers and {@code curl -d} send when they are not told that it is JSON counts as it. */
  private static Payload payload(String mediaType, byte[] body) {
    return switch (mediaType) {
      case "", "application/json", "text/plain", "application/x-www-form-urlencoded" ->
          new Payload.Json(body);
      default -> new Payload.Body(body, mediaType);
    };
  }

  private static String mediaType(HttpServerRequest request) {
    String type = request.getHeader("content-type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
