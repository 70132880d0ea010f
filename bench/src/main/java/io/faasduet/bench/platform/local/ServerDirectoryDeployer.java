package io.faasduet.bench.platform.local;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.platform.Deployer;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.startup.CdsArchive;
import io.faasduet.localcloud.startup.StartupArchive;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deploys processes of a server directory, which start from the archive that it holds.
 *
 * @param ofOneProcess whether a deployment is a single process
 * @param starter starts a deployment
 */
record ServerDirectoryDeployer(
    FunctionArtefact artefact, boolean ofOneProcess, Supplier<Deployment> starter)
    implements Deployer {
  ServerDirectoryDeployer {
    requireNonNull(artefact, "artefact");
    requireNonNull(starter, "starter");
  }

  @Override
  public Deployment start() {
    return starter.get();
  }

  @Override
  public Optional<StartupArchive> startupArchive() {
    return Optional.of(new CdsArchive(artefact.serverDirectory()).startup());
  }
}
