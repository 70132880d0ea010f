package io.faasduet.localcloud.serving;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.startup.ClassArchive;
import io.faasduet.localcloud.startup.StartupArchive;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts processes of a server directory.
 *
 * @param archive what they start from, if the JVM can; without, none is used
 */
record ArtefactStarter(
    FunctionArtefact function,
    Map<String, String> settings,
    Optional<ProcessLimits> limits,
    Optional<ClassArchive> archive)
    implements ServerStarter {
  @Override
  public ServerProcess start() {
    List<String> flags = archive.map(ClassArchive::flags).orElse(List.of());
    return ServerProcess.start(function, flags, settings, limits);
  }

  @Override
  public Optional<StartupArchive> startup() {
    return Optional.of(
        archive
            .map(ClassArchive::startup)
            .orElseGet(
                () -> StartupArchive.none(function.jvm().java().version(), "none was wanted")));
  }
}
