package io.faasduet.bench.platform;

import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupArchive;
import java.util.List;
import java.util.Optional;

/** The execution environments of one Lambda function. */
public interface EnvironmentRecycler extends AutoCloseable {

  /** Retires them all: the next invocation meets a new one. */
  void recycle();

  /** When the steps of the last start happened, where that is known. */
  default Optional<StartTimes> lastStart() {
    return Optional.empty();
  }

  /** The most that run at once, if their processes are known; else 0. */
  default int mostWatched() {
    return 0;
  }

  /** The ids of their processes, where they are known. */
  default List<Long> processIds() {
    return List.of();
  }

  /** What they start from, where that is known. */
  default Optional<StartupArchive> startupArchive() {
    return Optional.empty();
  }

  /** Retires them all, for the last time. */
  @Override
  void close();
}
