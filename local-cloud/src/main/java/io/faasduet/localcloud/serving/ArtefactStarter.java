package io.faasduet.localcloud.serving;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.startup.CdsArchive;
import io.faasduet.localcloud.startup.StartupArchive;
import java.util.Map;
import java.util.Optional;

/**
 * Starts processes of a server directory.
 *
 * @param archived whether from its archive, if this JVM can
 */
record ArtefactStarter(
    FunctionArtefact function,
    Map<String, String> settings,
    Optional<ProcessLimits> limits,
    boolean archived)
    implements ServerStarter {
  @Override
  public ServerProcess start() {
    return archived
        ? ServerProcess.start(function, settings, limits)
        : ServerProcess.startPlain(function, settings, limits);
  }

  @Override
  public Optional<StartupArchive> startup() {
    return Optional.of(
        archived
            ? new CdsArchive(function.serverDirectory()).startup()
            : StartupArchive.none("none was wanted"));
  }
}
