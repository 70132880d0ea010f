package io.faasduet.bench.client;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.Phase;
import java.util.Map;

/**
 * What an instance reports of itself with each result.
 *
 * @param cold whether this was its first request
 * @param id the id that it drew when it started
 * @param timingsMillis what the function timed, in milliseconds
 */
public record InstanceReport(boolean cold, String id, Map<Phase, Double> timingsMillis) {
  public InstanceReport {
    requireNonNull(id, "id");
    timingsMillis = Map.copyOf(timingsMillis);
  }
}
