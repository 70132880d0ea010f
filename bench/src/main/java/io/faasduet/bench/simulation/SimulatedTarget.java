package io.faasduet.bench.simulation;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.Run;

/**
 * A model of a platform in virtual time, for experiments that know of it. It answers no request.
 *
 * @param description what results say of it
 * @param policy when it ends idle instances
 */
public record SimulatedTarget(Run.MeasuredTarget description, EvictionPolicy policy)
    implements Target {
  public SimulatedTarget {
    requireNonNull(description, "description");
    requireNonNull(policy, "policy");
  }

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public WireProtocol wire() {
    return WireProtocol.HTTP;
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    long now = System.nanoTime();
    reply.ended(
        now,
        now,
        new InvocationResult.Failure(
            InvocationResult.Failure.NOT_STARTED, name() + " is simulated and answers no request"));
  }

  @Override
  public void makeCold() {}

  @Override
  public void redeploy() {}

  @Override
  public void close() {}
}
