package io.faasduet.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.Context;
import io.faasduet.api.Caller;
import java.util.Optional;

/** The caller of a direct invocation, as far as the client context that it sent says. */
record LambdaCaller(Context context) implements Caller {
  @Override
  public Optional<String> clientContext(String key) {
    ClientContext client = context.getClientContext();
    return client == null || client.getCustom() == null
        ? Optional.empty()
        : Optional.ofNullable(client.getCustom().get(key));
  }

  @Override
  public Optional<String> traceParent() {
    return clientContext("traceparent");
  }
}
