package io.faasduet.bench.platform.local;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.platform.Deployer;
import io.faasduet.localcloud.serving.ServerStarter;
import io.faasduet.localcloud.startup.StartupArchive;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deploys processes of a server directory.
 *
 * @param processes starts them; closed with this
 * @param ofOneProcess whether a deployment is a single process
 * @param deployment makes a deployment
 */
record ServerDirectoryDeployer(
    ServerStarter processes, boolean ofOneProcess, Supplier<Deployment> deployment)
    implements Deployer {
  ServerDirectoryDeployer {
    requireNonNull(processes, "processes");
    requireNonNull(deployment, "deployment");
  }

  /** Of single processes. */
  static Deployer single(ServerStarter processes) {
    return new ServerDirectoryDeployer(processes, true, () -> new LocalServer(processes.start()));
  }

  @Override
  public Deployment start() {
    processes.prepare();
    return deployment.get();
  }

  @Override
  public Optional<StartupArchive> startupArchive() {
    return processes.startup();
  }

  @Override
  public void close() {
    processes.close();
  }
}
