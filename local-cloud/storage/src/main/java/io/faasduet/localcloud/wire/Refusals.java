package io.faasduet.localcloud.wire;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what Jetty refuses in a service's form, and ends its connection. */
record Refusals(RefusalForm form) implements Request.Handler {
  static final String TARGET =
      "the request's target is not a path and query that are percent-encoded, or leads above the root";

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Optional<Throwable> cause =
        cause((Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION));
    int status = cause.map(it -> ((HttpException) it).getCode()).orElse(response.getStatus());
    if (status == HttpStatus.UPGRADE_REQUIRED_426) { // as Jetty answers HTTP/2.0
      status = HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
    }
    RefusalForm.Refusal refusal = form.refusal(status, reason(request, status, cause));
    response.setStatus(status);
    refusal.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    response.write(true, ByteBuffer.wrap(refusal.body()), callback);
    return true;
  }

  /** The refusal among a failure and its causes. */
  static Optional<Throwable> cause(@Nullable Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(HttpException.class::isInstance)
        .findFirst();
  }

  /** Jetty's own, but for a target that it does not parse, where it has none. */
  private static String reason(Request request, int status, Optional<Throwable> cause) {
    String reason =
        cause.map(it -> ((HttpException) it).getReason()).orElse(HttpStatus.getMessage(status));
    boolean ofTarget =
        request.getMethod().equals("BAD")
            && cause.map(Throwable::getCause).orElse(null) instanceof IllegalArgumentException
            && reason.equals(HttpStatus.getMessage(status));
    return ofTarget ? TARGET : reason;
  }
}
