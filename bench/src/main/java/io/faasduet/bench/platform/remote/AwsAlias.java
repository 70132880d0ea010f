package io.faasduet.bench.platform.remote;

import io.faasduet.bench.option.PlanException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.waiters.LambdaWaiter;

/**
 * An alias of a function, which stands for versions that are published anew, and at the end not.
 */
final class AwsAlias {
  /** Snapshots of SnapStart take minutes. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final Duration POLL = Duration.ofSeconds(1);

  private final LambdaClient client;
  private final String function;
  private final String name;
  private final String original;
  private Optional<String> made = Optional.empty();

  /** An alias that is there. */
  AwsAlias(LambdaClient client, String function, String name) {
    this.client = client;
    this.function = function;
    this.name = name;
    this.original =
        client.getAlias(request -> request.functionName(function).name(name)).functionVersion();
  }

  /** Has it stand for the function as it is now, as a new version. */
  void renew() {
    String version = client.publishVersion(request -> request.functionName(function)).version();
    Optional<String> before = made;
    made = Optional.of(version);
    await(version);
    pointTo(version);
    before.ifPresent(this::delete);
  }

  /** Has it stand for what it stood for, and deletes what was published. */
  void restore() {
    pointTo(original);
    made.ifPresent(this::delete);
    made = Optional.empty();
  }

  private void await(String version) {
    try (LambdaWaiter waiter =
        LambdaWaiter.builder()
            .client(client)
            .overrideConfiguration(
                waiting ->
                    waiting
                        .waitTimeout(LONGEST)
                        .maxAttempts(Math.toIntExact(LONGEST.dividedBy(POLL)))
                        .backoffStrategyV2(BackoffStrategy.fixedDelay(POLL)))
            .build()) {
      waiter.waitUntilPublishedVersionActive(
          request -> request.functionName(function).qualifier(version));
    } catch (RuntimeException e) {
      GetFunctionConfigurationResponse now =
          client.getFunctionConfiguration(
              request -> request.functionName(function).qualifier(version));
      if (now.state() == State.FAILED) {
        throw new PlanException(
            "version %s of %s is %s: %s"
                .formatted(version, function, now.stateAsString(), now.stateReason()),
            e);
      }
      throw e;
    }
  }

  private void pointTo(String version) {
    client.updateAlias(
        request -> request.functionName(function).name(name).functionVersion(version));
  }

  private void delete(String version) {
    client.deleteFunction(request -> request.functionName(function).qualifier(version));
  }
}
