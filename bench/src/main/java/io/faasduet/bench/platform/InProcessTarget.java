package io.faasduet.bench.platform;

import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.Run;
import io.faasduet.runtime.ExecutionEnvironment;
import io.faasduet.runtime.FunctionHost;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A function in this very process, without a platform: what is left when the platforms' share is
 * taken away. It shares its JVM with the harness, so it is never cold.
 */
public final class InProcessTarget implements Target {
  private final FunctionHost<?, ?> host;

  /** Invokes the function that the host plays, and closes the host with itself. */
  public InProcessTarget(FunctionHost<?, ?> host) {
    this.host = host;
  }

  @Override
  public Run.Target description() {
    return new Run.Target("inproc", "in-process", Run.Target.LOCAL, Optional.empty());
  }

  @Override
  public InvocationResult invoke(byte[] json) {
    try {
      long sent = System.nanoTime();
      Invocation invocation = host.begin(Optional.empty(), Optional.empty());
      byte[] answer = host.invoke(json, invocation);
      long latencyNanos = System.nanoTime() - sent;
      InvocationResult.Process process =
          new InvocationResult.Process(
              false, ExecutionEnvironment.instanceId(), byPhase(invocation.timings().millis()));
      return ResponseChecks.checked(
          answer, latencyNanos, Optional.of(process), OptionalLong.empty());
    } catch (FunctionException e) {
      return new InvocationResult.Failure(
          "function-" + e.failure().errorType(), ResponseChecks.message(e));
    }
  }

  private static Map<Phase, Double> byPhase(Map<String, Double> timings) {
    Map<Phase, Double> byPhase = new EnumMap<>(Phase.class);
    timings.forEach(
        (label, millis) -> Phase.of(label).ifPresent(phase -> byPhase.put(phase, millis)));
    return byPhase;
  }

  @Override
  public void makeCold() {}

  @Override
  public boolean startsProcesses() {
    return false;
  }

  @Override
  public Optional<ColdStart> lastColdStart() {
    return Optional.empty();
  }

  @Override
  public void close() {
    host.close();
  }
}
