package io.faasduet.bench.experiment;

import io.faasduet.bench.platform.InvocationResult;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.Run;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A target that answers at once, with a latency of its choosing, and tells what was asked of it.
 */
final class ScriptedTarget implements Target {
  private final String name;
  private final List<String> log;
  private final long warmNanos;
  private int process;
  private int calls;

  ScriptedTarget(String name, long warmNanos, List<String> log) {
    this.name = name;
    this.warmNanos = warmNanos;
    this.log = log;
  }

  @Override
  public Run.Target description() {
    return new Run.Target(name, "server", "local", Optional.empty());
  }

  @Override
  public InvocationResult invoke(byte[] json) {
    if (calls == 0) {
      process++;
    }
    log.add(name + (calls == 0 ? " cold" : " warm"));
    boolean cold = calls++ == 0;
    return new InvocationResult.Success(
        "{\"model\":{\"name\":\"m\",\"weights\":\"synthetic\"}}".getBytes(StandardCharsets.UTF_8),
        cold ? 100 * warmNanos : warmNanos,
        Optional.of(
            new InvocationResult.Process(
                cold, name + "-" + process, Map.of(Phase.TOTAL, warmNanos / 2e6))),
        OptionalLong.empty(),
        Optional.empty());
  }

  @Override
  public void makeCold() {
    calls = 0;
  }

  @Override
  public Optional<ColdStart> lastColdStart() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
