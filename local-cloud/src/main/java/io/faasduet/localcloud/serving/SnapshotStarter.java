package io.faasduet.localcloud.serving;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.serving.ServerSnapshot.Priming;
import io.faasduet.localcloud.snapshot.Criu;
import io.faasduet.localcloud.startup.StartupArchive;
import java.util.Map;
import java.util.Optional;

/** Restores processes from one snapshot, which is taken when it is first needed. */
final class SnapshotStarter implements ServerStarter {
  private final FunctionArtefact function;
  private final Map<String, String> settings;
  private final Optional<ProcessLimits> limits;
  private final Priming priming;
  private Optional<ServerSnapshot> taken = Optional.empty();

  SnapshotStarter(
      FunctionArtefact function,
      Map<String, String> settings,
      Optional<ProcessLimits> limits,
      Priming priming) {
    this.function = function;
    this.settings = Map.copyOf(settings);
    this.limits = limits;
    this.priming = priming;
  }

  @Override
  public void prepare() {
    snapshot();
  }

  private synchronized ServerSnapshot snapshot() {
    if (taken.isEmpty()) {
      taken =
          Optional.of(ServerSnapshot.take(Criu.ofThisJvm(), function, settings, limits, priming));
    }
    return taken.get();
  }

  @Override
  public ServerProcess start() {
    return snapshot().restore();
  }

  @Override
  public synchronized Optional<StartupArchive> startup() {
    return taken.map(ServerSnapshot::startup);
  }

  @Override
  public synchronized void close() {
    taken.ifPresent(ServerSnapshot::close);
    taken = Optional.empty();
  }
}
