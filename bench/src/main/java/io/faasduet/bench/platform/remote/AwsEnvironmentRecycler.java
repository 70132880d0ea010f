package io.faasduet.bench.platform.remote;

import io.faasduet.bench.platform.EnvironmentRecycler;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The environments of a function on AWS, which a change of its configuration retires. The change is
 * one environment variable, {@value #VARIABLE}, which is removed at the end. Of an alias, a version
 * is published with each change, for which the alias then stands until the end.
 */
public final class AwsEnvironmentRecycler implements EnvironmentRecycler {
  static final String VARIABLE = "DUET_COLD_START";

  private final LambdaClient client;
  private final String function;
  private final Optional<AwsAlias> alias;
  private boolean changed;

  /** Those of a function; the client is closed with them. */
  public AwsEnvironmentRecycler(LambdaClient client, String function) {
    this(client, function, Optional.empty());
  }

  /**
   * The environments of a function.
   *
   * @param client is closed with it
   * @param alias by which it is invoked
   */
  AwsEnvironmentRecycler(LambdaClient client, String function, Optional<AwsAlias> alias) {
    this.client = client;
    this.function = function;
    this.alias = alias;
  }

  @Override
  public void recycle() {
    changed = true;
    Map<String, String> variables = variables();
    variables.put(VARIABLE, UUID.randomUUID().toString());
    configure(variables);
    alias.ifPresent(AwsAlias::renew);
  }

  /** Restores the alias and the function's configuration, and closes the client. */
  @Override
  public void close() {
    try {
      if (changed) {
        changed = false;
        alias.ifPresent(AwsAlias::restore);
        Map<String, String> variables = variables();
        variables.remove(VARIABLE);
        configure(variables);
      }
    } finally {
      client.close();
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
