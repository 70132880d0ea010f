package io.faasduet.bench.experiment;

import static java.util.Objects.requireNonNull;

import io.faasduet.localcloud.FunctionArtefact;
import java.util.Map;

/**
 * A function of a plan, as it is to be played.
 *
 * @param artefact its packaged forms; used by targets on this machine alone
 * @param request what is asked of it, a JSON object
 * @param settings the environment variables of its processes on this machine
 */
public record ResolvedFunction(
    FunctionArtefact artefact, String request, Map<String, String> settings) {
  public ResolvedFunction {
    requireNonNull(artefact, "artefact");
    requireNonNull(request, "request");
    settings = Map.copyOf(settings);
  }
}
