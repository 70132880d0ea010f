package io.faasduet.bench.experiment;

import io.faasduet.bench.platform.InvocationResult;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Run;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A target that claims a new process, and is always the same one. */
final class UnchangingTarget implements Target {
  private boolean stopped = true;

  @Override
  public Run.Target description() {
    return new Run.Target("same", "server", "local", Optional.empty());
  }

  @Override
  public InvocationResult invoke(byte[] json) {
    boolean cold = stopped;
    stopped = false;
    return new InvocationResult.Success(
        "{}".getBytes(StandardCharsets.UTF_8),
        1_000_000,
        Optional.of(new InvocationResult.Process(cold, "one", Map.of())),
        OptionalLong.empty(),
        Optional.empty());
  }

  @Override
  public void makeCold() {
    stopped = true;
  }

  @Override
  public Optional<ColdStart> lastColdStart() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
