package io.faasduet.lambda;

import io.faasduet.api.Caller;
import io.faasduet.http.Correlation;
import java.util.Optional;

/** The caller of an HTTP request that came through an API Gateway or a Function URL. */
record GatewayCaller(HttpEvent event, Correlation correlation) implements Caller {
  @Override
  public Optional<String> header(String lowerCaseName) {
    return event.header(lowerCaseName);
  }

  @Override
  public Optional<String> traceParent() {
    return correlation.traceparent();
  }
}
