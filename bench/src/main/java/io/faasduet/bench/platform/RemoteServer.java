package io.faasduet.bench.platform;

import io.faasduet.bench.platform.ServerStarter.RunningServer;
import io.faasduet.localcloud.startup.StartTimes;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** A server that somebody else runs. */
record RemoteServer(URI address) implements ServerStarter, RunningServer {
  @Override
  public RunningServer start() {
    return this;
  }

  @Override
  public boolean startsProcesses() {
    return false;
  }

  @Override
  public Optional<StartTimes> startSteps() {
    return Optional.empty();
  }

  @Override
  public OptionalLong residentBytes() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {}
}
