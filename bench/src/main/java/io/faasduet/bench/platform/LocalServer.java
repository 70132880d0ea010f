package io.faasduet.bench.platform;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.serving.ServerProcess;
import io.faasduet.localcloud.startup.StartTimes;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A process of a packaged function's server on this machine, within limits. */
record LocalServer(ServerProcess process) implements ServerStarter.RunningServer {

  static ServerStarter starter(
      FunctionArtefact function, Map<String, String> settings, ProcessLimits limits) {
    return () -> new LocalServer(ServerProcess.start(function, settings, Optional.of(limits)));
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + process.port());
  }

  @Override
  public Optional<StartTimes> startSteps() {
    return Optional.of(process.startTimes());
  }

  @Override
  public OptionalLong residentBytes() {
    long bytes = process.residentBytes();
    return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  @Override
  public void close() {
    process.close();
  }
}
