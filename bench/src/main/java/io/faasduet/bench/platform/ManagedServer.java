package io.faasduet.bench.platform;

import io.faasduet.bench.platform.ServerStarter.RunningServer;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.localcloud.startup.StartTimes;
import java.util.Optional;
import java.util.OptionalLong;

/** The place of one server process: empty, or holding the one that serves a target. */
final class ManagedServer implements AutoCloseable {
  private final ServerStarter starter;
  private Optional<RunningServer> running = Optional.empty();
  private Optional<StartTimes> unreported = Optional.empty();
  private Optional<ColdStart> lastColdStart = Optional.empty();

  ManagedServer(ServerStarter starter) {
    this.starter = starter;
  }

  boolean startsProcesses() {
    return starter.startsProcesses();
  }

  /** The process, started if there is none. */
  RunningServer occupied() {
    lastColdStart = Optional.empty();
    unreported = Optional.empty();
    if (running.isEmpty()) {
      RunningServer server = starter.start();
      running = Optional.of(server);
      unreported = server.startSteps();
    }
    return running.get();
  }

  /**
   * How long an answer took: from the spawn if it is the first of a process that was started here,
   * else from the sending.
   */
  long latencyNanos(long sentNanos, long answeredNanos) {
    long from = unreported.map(StartTimes::spawnedNanos).orElse(sentNanos);
    lastColdStart = unreported.map(steps -> ColdStarts.until(steps, answeredNanos));
    unreported = Optional.empty();
    return answeredNanos - from;
  }

  Optional<ColdStart> lastColdStart() {
    return lastColdStart;
  }

  OptionalLong residentBytes() {
    return running.map(RunningServer::residentBytes).orElse(OptionalLong.empty());
  }

  /** Stops the process. */
  @Override
  public void close() {
    running.ifPresent(RunningServer::close);
    running = Optional.empty();
    unreported = Optional.empty();
    lastColdStart = Optional.empty();
  }
}
