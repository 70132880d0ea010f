package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.platform.ServerTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.localcloud.FunctionArtefact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A target without a platform: a child process of the function's server directory, without limits,
 * invoked over HTTP/1.1 on the loopback interface.
 */
public final class ChildProcessTarget {
  private ChildProcessTarget() {}

  /**
   * A target named {@code inproc}; its process starts with the first invocation.
   *
   * @param settings the environment variables of the process
   * @param timeout the limit of each request
   */
  public static Target of(
      FunctionArtefact artefact, Map<String, String> settings, Duration timeout) {
    return new ServerTarget(
        new Run.MeasuredTarget(
            "inproc", PlatformName.PROCESS, Run.MeasuredTarget.LOCAL, Optional.empty()),
        LocalServer.unlimited(artefact, Map.copyOf(settings)),
        true,
        new HttpProtocol(ResponseContract.DUET_FUNCTION, timeout));
  }
}
