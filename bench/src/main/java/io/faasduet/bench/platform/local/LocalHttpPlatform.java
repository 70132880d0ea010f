package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.platform.ServerTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;

/** {@code http}: one process of the function's server directory, invoked over HTTP/1.1. */
public final class LocalHttpPlatform extends LocalServerPlatform {
  public LocalHttpPlatform() {
    super("http");
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
