package io.faasduet.bench.simulation;

import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import java.util.Optional;

/** {@code simulated:POLICY}: no platform, but a model of one in virtual time. */
public final class SimulatedPlatform implements Platform {
  private static final String PREFIX = "simulated:";

  @Override
  public String key() {
    return "simulated";
  }

  @Override
  public String syntax() {
    return "simulated:POLICY";
  }

  @Override
  public boolean accepts(String target) {
    return target.startsWith(PREFIX);
  }

  @Override
  public boolean local() {
    return false;
  }

  @Override
  public Target open(TargetRequest request) {
    EvictionPolicy policy = EvictionPolicy.parse(request.text().substring(PREFIX.length()));
    return new SimulatedTarget(
        request.remote(PlatformName.SIMULATED, "virtual time", Optional.empty()), policy);
  }
}
