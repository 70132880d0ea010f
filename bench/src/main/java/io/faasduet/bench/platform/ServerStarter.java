package io.faasduet.bench.platform;

import io.faasduet.localcloud.startup.StartTimes;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that starts a function's server process. */
@FunctionalInterface
public interface ServerStarter {

  /**
   * Starts a process and returns when it takes requests.
   *
   * @throws RuntimeException if it does not come up; the message says why
   */
  RunningServer start();

  /** Whether there is a new process each time, or always somebody else's. */
  default boolean startsProcesses() {
    return true;
  }

  /** A server that somebody else runs: it is never started or stopped from here. */
  static ServerStarter elsewhere(URI address) {
    return new RemoteServer(address);
  }

  /** A server process that takes requests. */
  interface RunningServer extends AutoCloseable {

    /** Where it is reached: scheme, host and port. */
    URI address();

    /** When the steps of its start happened, where that can be told. */
    Optional<StartTimes> startSteps();

    /** The memory it holds now, where that can be told. */
    OptionalLong residentBytes();

    /** Stops the process and waits for its end. */
    @Override
    void close();
  }
}
