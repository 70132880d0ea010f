package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.platform.PackagedForm;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.ServerTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.localcloud.startup.StartVariant;
import java.util.List;
import java.util.Set;

/** {@code http}: one process of the function's server directory, invoked over HTTP/1.1. */
public final class LocalHttpPlatform implements Platform {
  @Override
  public String key() {
    return "http";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public Set<PackagedForm> forms() {
    return Set.of(PackagedForm.SERVER_DIRECTORY);
  }

  @Override
  public List<StartVariant> starts() {
    return LocalServers.STARTS;
  }

  @Override
  public boolean choosesCompiler() {
    return true;
  }

  @Override
  public Target open(TargetRequest request) {
    ClientProtocol protocol = new HttpProtocol(ResponseContract.DUET_FUNCTION, request.timeout());
    return new ServerTarget(
        request.local(PlatformName.SERVER),
        ServerDirectoryDeployer.single(LocalServers.limited(request, protocol)),
        true,
        protocol);
  }
}
