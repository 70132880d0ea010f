package io.faasduet.server.vhive;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.Capability;

/**
 * The capability of answering vHive's {@code helloworld.Greeter/SayHello}: the two workloads that
 * its invokers name. Any name but {@code replay} runs the record workload.
 *
 * <p>It is added where the function is served, so that a Lambda zip needs nothing of this module:
 *
 * <pre>{@code
 * FunctionServer.main(Hello.SPEC.with(new GreeterWorkloads<>(first, second)));
 * }</pre>
 *
 * @param record the request that {@code record} stands for
 * @param replay the request that {@code replay} stands for
 */
public record GreeterWorkloads<I>(I record, I replay) implements Capability<I> {
  public GreeterWorkloads {
    requireNonNull(record, "record");
    requireNonNull(replay, "replay");
  }

  @Override
  public boolean required() {
    return false;
  }
}
