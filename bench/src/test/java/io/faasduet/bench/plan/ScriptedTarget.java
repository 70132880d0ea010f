package io.faasduet.bench.plan;

import io.faasduet.bench.client.InstanceReport;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A target that replies at once, with a latency of its choosing, and logs each invocation. */
final class ScriptedTarget implements Target {
  private final String name;
  private final List<String> log;
  private final long warmNanos;
  private int instance;
  private int calls;

  ScriptedTarget(String name, long warmNanos, List<String> log) {
    this.name = name;
    this.warmNanos = warmNanos;
    this.log = log;
  }

  @Override
  public Run.MeasuredTarget description() {
    return new Run.MeasuredTarget(name, PlatformName.SERVER, "local", Optional.empty());
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    if (calls == 0) {
      instance++;
    }
    boolean cold = calls++ == 0;
    log.add(name + (cold ? " cold" : " warm"));
    long latency = cold ? 100 * warmNanos : warmNanos;
    InvocationResult result =
        new InvocationResult.Success(
            "{\"model\":{\"name\":\"m\",\"weights\":\"synthetic\"}}"
                .getBytes(StandardCharsets.UTF_8),
            latency,
            Optional.of(
                new InstanceReport(
                    cold, name + "-" + instance, Map.of(Phase.TOTAL, warmNanos / 2e6))),
            OptionalLong.empty(),
            Optional.empty());
    long now = System.nanoTime();
    reply.ended(now, now + latency, result);
  }

  @Override
  public WireProtocol wire() {
    return WireProtocol.HTTP;
  }

  @Override
  public void makeCold() {
    calls = 0;
  }

  @Override
  public void redeploy() {
    makeCold();
  }

  @Override
  public void close() {}
}
