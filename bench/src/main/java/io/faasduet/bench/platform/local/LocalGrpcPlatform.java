package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.GrpcProtocol;
import io.faasduet.bench.platform.PackagedForm;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.ServerTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.localcloud.startup.StartVariant;
import java.util.List;
import java.util.Set;

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
    ClientProtocol protocol = GrpcProtocol.duet(request.timeout());
    return new ServerTarget(
        request.local(PlatformName.SERVER),
        ServerDirectoryDeployer.single(LocalServers.limited(request, protocol)),
        true,
        protocol);
  }
}
