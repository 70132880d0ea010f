package io.faasduet.bench.platform.local;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.InstanceStart;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.serving.ServerStarter;
import io.faasduet.localcloud.startup.StartVariant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the server processes of a target start. */
final class LocalServers {
  /** All ways. */
  static final List<StartVariant> STARTS = List.of(StartVariant.values());

  private LocalServers() {}

  /**
   * Starts processes with the memory of the request, and the processor time that goes with it.
   *
   * @param protocol what a process is primed by before a snapshot
   * @throws PlanException if they cannot start in the way that the request wants
   */
  static ServerStarter limited(TargetRequest request, ClientProtocol protocol) {
    FunctionArtefact artefact = request.function().packaged(request.label());
    Map<String, String> settings = request.function().settings();
    Optional<ProcessLimits> limits = Optional.of(ProcessLimits.ofLambda(request.megabytes()));
    if (request.start().isEmpty()) {
      return ServerStarter.ofArtefact(artefact, settings, limits);
    }
    InstanceStart start = request.start().get();
    PrimingRequests requests =
        new PrimingRequests(protocol, request.function().request(), start.prime());
    try {
      return ServerStarter.of(start.variant(), artefact, settings, limits, requests.priming());
    } catch (IllegalArgumentException e) {
      throw new PlanException(request.label() + ": " + e.getMessage(), e);
    }
  }
}
