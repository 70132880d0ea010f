package io.faasduet.bench.platform;

import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupArchive;
import java.util.Optional;

/** The execution environments of one Lambda function. */
public interface EnvironmentRecycler extends AutoCloseable {

  /** Retires them all: the next invocation meets a new one. */
  void recycle();

  /** When the steps of the last start happened, where that is known. */
  default Optional<StartTimes> lastStart() {
    return Optional.empty();
  }

  /** What they start from, where that is known. */
  default Optional<StartupArchive> startupArchive() {
    return Optional.empty();
  }

  /** Retires them all, for the last time. */
  @Override
  void close();
}
