package io.faasduet.bench.plan;

import io.faasduet.bench.client.InstanceReport;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A target that claims a new instance, and is always the same one. */
final class UnchangingTarget implements Target {
  private boolean stopped = true;

  @Override
  public Run.MeasuredTarget description() {
    return new Run.MeasuredTarget("same", PlatformName.SERVER, "local", Optional.empty());
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    boolean cold = stopped;
    stopped = false;
    long now = System.nanoTime();
    reply.ended(
        now,
        now + 1_000_000,
        new InvocationResult.Success(
            "{}".getBytes(StandardCharsets.UTF_8),
            1_000_000,
            Optional.of(new InstanceReport(cold, "one", Map.of())),
            OptionalLong.empty(),
            Optional.empty()));
  }

  @Override
  public WireProtocol wire() {
    return WireProtocol.HTTP;
  }

  @Override
  public void makeCold() {
    stopped = true;
  }

  @Override
  public void redeploy() {
    makeCold();
  }

  @Override
  public void close() {}
}
