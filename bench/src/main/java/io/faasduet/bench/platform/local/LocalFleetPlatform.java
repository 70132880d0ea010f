package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.platform.Deployer.Deployment;
import io.faasduet.bench.platform.ServerTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.localcloud.serving.FleetOptions;
import io.faasduet.localcloud.serving.LocalFleet;
import io.faasduet.localcloud.serving.ServerStarter;
import java.net.URI;
import java.time.Duration;

/**
 * {@code fleet}: servers that are there before the first request, invoked over HTTP/1.1. It has no
 * cold starts.
 */
public final class LocalFleetPlatform extends LocalServerPlatform {
  private static final Duration READY_LIMIT = Duration.ofMinutes(1);

  public LocalFleetPlatform() {
    super("fleet");
  }

  @Override
  public Class<FleetScale> optionsType() {
    return FleetScale.class;
  }

  @Override
  public Target open(TargetRequest request) {
    FleetOptions options = ((FleetScale) request.options()).at(request.megabytes());
    ClientProtocol protocol = new HttpProtocol(ResponseContract.DUET_FUNCTION, request.timeout());
    ServerStarter processes = LocalServers.limited(request, protocol);
    return new ServerTarget(
        request.local(PlatformName.FLEET),
        new ServerDirectoryDeployer(
            processes,
            false,
            () -> Servers.ready(LocalFleet.start(processes, options, change -> {}))),
        false,
        protocol);
  }

  private record Servers(LocalFleet fleet) implements Deployment {
    static Servers ready(LocalFleet fleet) {
      try {
        fleet.awaitReady(READY_LIMIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new Servers(fleet);
    }

    @Override
    public URI address() {
      return fleet.endpoint();
    }

    @Override
    public void close() {
      fleet.close();
    }
  }
}
