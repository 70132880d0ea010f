package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.platform.Deployer.Deployment;
import io.faasduet.bench.platform.ServerTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.localcloud.serving.KnativeOptions;
import io.faasduet.localcloud.serving.LocalKnative;
import io.faasduet.localcloud.serving.ServerStarter;
import java.net.URI;

/**
 * {@code knative}: a revision on the local Knative, invoked over HTTP/1.1. A cold start is what its
 * client sees: from sending a request to a revision without instances until the response.
 */
public final class LocalKnativePlatform extends LocalServerPlatform {
  public LocalKnativePlatform() {
    super("knative");
  }

  @Override
  public Class<KnativeScale> optionsType() {
    return KnativeScale.class;
  }

  @Override
  public Target open(TargetRequest request) {
    KnativeOptions options = ((KnativeScale) request.options()).at(request.megabytes());
    ClientProtocol protocol = new HttpProtocol(ResponseContract.DUET_FUNCTION, request.timeout());
    ServerStarter processes = LocalServers.limited(request, protocol);
    return new ServerTarget(
        request.local(PlatformName.KNATIVE),
        new ServerDirectoryDeployer(
            processes,
            false,
            () -> new Revision(LocalKnative.start(processes, options, change -> {}))),
        true,
        protocol);
  }

  private record Revision(LocalKnative knative) implements Deployment {
    @Override
    public URI address() {
      return knative.endpoint();
    }

    @Override
    public void close() {
      knative.close();
    }
  }
}
