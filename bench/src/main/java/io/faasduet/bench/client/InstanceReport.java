package io.faasduet.bench.client;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.Phase;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an instance reports of itself with each result.
 *
 * @param cold whether this was its first request
 * @param id the id that it drew when it started
 * @param timingsMillis what the function timed, in milliseconds
 */
public record InstanceReport(boolean cold, String id, Map<Phase, Double> timingsMillis) {
  /** No text that a spreadsheet or a terminal would act on. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  public InstanceReport {
    requireNonNull(id, "id");
    timingsMillis = Map.copyOf(timingsMillis);
  }

  /**
   * What a target says, which may be anything: empty if the id is none, and without timings that
   * are not times.
   */
  public static Optional<InstanceReport> of(
      boolean cold, String id, Map<Phase, Double> timingsMillis) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    Map<Phase, Double> times = new EnumMap<>(Phase.class);
    timingsMillis.forEach(
        (phase, millis) -> {
          if (millis >= 0 && Double.isFinite(millis)) {
            times.put(phase, millis);
          }
        });
    return Optional.of(new InstanceReport(cold, id, times));
  }
}
