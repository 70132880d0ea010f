package io.faasduet.bench.platform.local;

import io.faasduet.bench.platform.Deployer;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.serving.ServerProcess;
import io.faasduet.localcloud.serving.ServerStarter;
import io.faasduet.localcloud.startup.StartTimes;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A process of a packaged function's server. */
record LocalServer(ServerProcess process) implements Deployer.Deployment {

  /** Starts processes without limits. */
  static Deployer unlimited(FunctionArtefact artefact, Map<String, String> settings) {
    return ServerDirectoryDeployer.single(
        ServerStarter.ofArtefact(artefact, settings, Optional.empty()));
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + process.port());
  }

  @Override
  public Optional<StartTimes> startTimes() {
    return Optional.of(process.startTimes());
  }

  @Override
  public OptionalLong residentBytes() {
    long bytes = process.residentBytes();
    return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  @Override
  public OptionalLong processId() {
    return process.isAlive() ? OptionalLong.of(process.pid()) : OptionalLong.empty();
  }

  @Override
  public void close() {
    process.close();
  }
}
