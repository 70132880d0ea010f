package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.GrpcProtocol;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.ServerTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;

/** {@code grpc}: one process of the function's server directory, invoked over gRPC. */
public final class LocalGrpcPlatform implements Platform {
  @Override
  public String key() {
    return "grpc";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public Target open(TargetRequest request) {
    return new ServerTarget(
        request.local(PlatformName.SERVER),
        LocalServer.limited(request),
        true,
        GrpcProtocol.duet(request.timeout()));
  }
}
