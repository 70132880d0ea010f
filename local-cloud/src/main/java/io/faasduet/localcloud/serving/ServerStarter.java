package io.faasduet.localcloud.serving;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.serving.ServerSnapshot.Priming;
import io.faasduet.localcloud.snapshot.Criu;
import io.faasduet.localcloud.startup.ArchiveKind;
import io.faasduet.localcloud.startup.ClassArchive;
import io.faasduet.localcloud.startup.StartVariant;
import io.faasduet.localcloud.startup.StartupArchive;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the server processes of one function, all in the same way. Thread-safe. */
public interface ServerStarter extends AutoCloseable {

  /** Does once what is to be done before the first start: takes the snapshot, if there is one. */
  default void prepare() {}

  /**
   * Starts a process and waits until it accepts connections.
   *
   * @throws io.faasduet.localcloud.process.ProcessStartException if it does not come up
   */
  ServerProcess start();

  /** What the processes start from; empty if it is not there yet. */
  Optional<StartupArchive> startup();

  /** Gives up what the processes started from; those that run go on. */
  @Override
  default void close() {}

  /** Starts from the archive of the server directory, if the function's JVM can. */
  static ServerStarter ofArtefact(
      FunctionArtefact function, Map<String, String> settings, Optional<ProcessLimits> limits) {
    return new ArtefactStarter(
        function, settings, limits, Optional.of(ClassArchive.bestOf(function)));
  }

  /**
   * Starts in one way.
   *
   * @param priming of processes of which a warm snapshot is taken
   * @throws IllegalArgumentException if the function cannot start so on this machine; the message
   *     says why
   */
  static ServerStarter of(
      StartVariant variant,
      FunctionArtefact function,
      Map<String, String> settings,
      Optional<ProcessLimits> limits,
      Priming priming) {
    refusal(variant, function)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    return switch (variant) {
      case PLAIN -> new ArtefactStarter(function, settings, limits, Optional.empty());
      case APPCDS -> archived(ArchiveKind.CDS_ARCHIVE, function, settings, limits);
      case AOT -> archived(ArchiveKind.AOT_CACHE, function, settings, limits);
      case SNAPSHOT -> new SnapshotStarter(function, settings, limits, Priming.NONE);
      case SNAPSHOT_WARM -> new SnapshotStarter(function, settings, limits, priming);
    };
  }

  /**
   * The command line of a process that starts in one way, for callers that start it themselves, in
   * the server directory.
   *
   * @throws IllegalArgumentException if the function cannot start so on this machine, or the
   *     process is not started but restored
   */
  static List<String> commandLine(StartVariant variant, FunctionArtefact function) {
    if (variant.restores()) {
      throw new IllegalArgumentException(
          "a process that is restored has no command line of its own: see ServerSnapshot");
    }
    refusal(variant, function)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    List<String> archive =
        switch (variant) {
          case APPCDS -> ClassArchive.of(ArchiveKind.CDS_ARCHIVE, function).flags();
          case AOT -> ClassArchive.of(ArchiveKind.AOT_CACHE, function).flags();
          default -> List.of();
        };
    return ServerProcess.commandOf(function, archive).line();
  }

  private static ServerStarter archived(
      ArchiveKind kind,
      FunctionArtefact function,
      Map<String, String> settings,
      Optional<ProcessLimits> limits) {
    return new ArtefactStarter(
        function, settings, limits, Optional.of(ClassArchive.of(kind, function)));
  }

  /** Why a function cannot start so on this machine, if it cannot. */
  static Optional<String> refusal(StartVariant variant, FunctionArtefact function) {
    return switch (variant) {
      case PLAIN -> Optional.empty();
      case APPCDS -> ClassArchive.of(ArchiveKind.CDS_ARCHIVE, function).refusal();
      case AOT -> ClassArchive.of(ArchiveKind.AOT_CACHE, function).refusal();
      case SNAPSHOT, SNAPSHOT_WARM -> Criu.ofThisJvm().refusal();
    };
  }
}
