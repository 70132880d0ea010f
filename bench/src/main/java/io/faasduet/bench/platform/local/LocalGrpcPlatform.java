package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.GrpcProtocol;
import io.faasduet.bench.platform.ServerTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;

/** {@code grpc}: one process of the function's server directory, invoked over gRPC. */
public final class LocalGrpcPlatform extends LocalServerPlatform {
  public LocalGrpcPlatform() {
    super("grpc");
  }

  @Override
  public Target open(TargetRequest request) {
    ClientProtocol protocol = GrpcProtocol.duet(request.timeout());
    return new ServerTarget(
        request.local(PlatformName.SERVER),
        ServerDirectoryDeployer.single(LocalServers.limited(request, protocol)),
        true,
        protocol);
  }
}
