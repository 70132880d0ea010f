package io.faasduet.server;

import io.faasduet.api.Caller;
import io.faasduet.http.Correlation;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** The caller of a request over HTTP or gRPC. */
record RequestCaller(MultiMap headers, Correlation correlation) implements Caller {

  static RequestCaller of(HttpServerRequest request) {
    MultiMap headers = request.headers();
    return new RequestCaller(
        headers, Correlation.of(name -> Optional.ofNullable(headers.get(name))));
  }

  @Override
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  @Override
  public Optional<String> traceParent() {
    return correlation.traceparent();
  }
}
