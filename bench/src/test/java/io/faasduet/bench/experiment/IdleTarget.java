package io.faasduet.bench.experiment;

import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.util.Optional;

/** A target that is never invoked. */
public record IdleTarget() implements Target {
  @Override
  public Run.MeasuredTarget description() {
    return new Run.MeasuredTarget("idle", PlatformName.SERVER, "local", Optional.empty());
  }

  @Override
  public WireProtocol wire() {
    return WireProtocol.HTTP;
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    throw new AssertionError("it is not to be invoked");
  }

  @Override
  public void makeCold() {}

  @Override
  public void redeploy() {}

  @Override
  public void close() {}
}
