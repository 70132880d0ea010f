package io.faasduet.bench.plan;

import io.faasduet.bench.client.InstanceReport;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A whole platform in one file: {@code toy} echoes each request after a fixed time. */
final class ToyPlatform implements Platform {
  private static final PlatformName NAME = new PlatformName("toy");

  record Options(double latencyMillis) {
    public Options() {
      this(1);
    }

    public Options {
      FieldChecks.within("toy.latency_millis", latencyMillis, 0, 1_000);
    }
  }

  @Override
  public String key() {
    return "toy";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public Class<Options> optionsType() {
    return Options.class;
  }

  @Override
  public Target open(TargetRequest request) {
    long nanos = (long) (((Options) request.options()).latencyMillis() * 1e6);
    return new Echo(request.local(NAME), nanos);
  }

  private record Echo(Run.MeasuredTarget description, long nanos) implements Target {
    @Override
    public void invoke(byte[] json, Reply reply) {
      long now = System.nanoTime();
      InstanceReport report = new InstanceReport(false, "toy-1", Map.of());
      reply.ended(
          now,
          now + nanos,
          new InvocationResult.Success(
              json, nanos, Optional.of(report), OptionalLong.empty(), Optional.empty()));
    }

    @Override
    public boolean startsInstances() {
      return false;
    }

    @Override
    public WireProtocol wire() {
      return WireProtocol.HTTP;
    }

    @Override
    public void makeCold() {}

    @Override
    public void redeploy() {}

    @Override
    public void close() {}
  }
}
