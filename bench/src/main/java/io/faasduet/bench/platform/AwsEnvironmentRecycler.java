package io.faasduet.bench.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The environments of a function on AWS: a change of its configuration retires them. What is
 * changed is one environment variable, {@value #VARIABLE}; at the end it is taken out again.
 */
final class AwsEnvironmentRecycler implements EnvironmentRecycler {
  static final String VARIABLE = "DUET_COLD_START";

  private final LambdaClient client;
  private final String function;
  private boolean changed;

  AwsEnvironmentRecycler(LambdaClient client, String function) {
    this.client = client;
    this.function = function;
  }

  @Override
  public void recycle() {
    changed = true;
    Map<String, String> variables = variables();
    variables.put(VARIABLE, UUID.randomUUID().toString());
    configure(variables);
  }

  /** Leaves the function's configuration as it was found. */
  @Override
  public void close() {
    if (changed) {
      changed = false;
      Map<String, String> variables = variables();
      variables.remove(VARIABLE);
      configure(variables);
    }
  }

  private Map<String, String> variables() {
    var environment =
        client.getFunctionConfiguration(request -> request.functionName(function)).environment();
    return new HashMap<>(environment == null ? Map.of() : environment.variables());
  }

  /** Returns when the change has taken hold: until then the old environments may answer. */
  private void configure(Map<String, String> variables) {
    client.updateFunctionConfiguration(
        request ->
            request
                .functionName(function)
                .environment(environment -> environment.variables(variables)));
    try (var waiter = client.waiter()) {
      waiter.waitUntilFunctionUpdatedV2(request -> request.functionName(function));
    }
  }
}
