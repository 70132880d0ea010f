package io.faasduet.bench.client;

import io.faasduet.bench.results.Phase;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an instance reports in HTTP headers or gRPC trailers: {@code X-Duet-Cold}, {@code
 * X-Duet-Instance} and {@code Server-Timing}.
 */
final class InstanceHeaders {
  static final String COLD = "x-duet-cold";
  static final String INSTANCE = "x-duet-instance";
  static final String TIMING = "server-timing";

  private InstanceHeaders() {}

  /** Reads them by name; empty if they are not those of a Duet function. */
  static Optional<InstanceReport> read(Function<String, Optional<String>> header) {
    Optional<String> cold = header.apply(COLD);
    Optional<String> instance = header.apply(INSTANCE);
    if (cold.isEmpty() || instance.isEmpty()) {
      return Optional.empty();
    }
    return InstanceReport.of(
        Boolean.parseBoolean(cold.get()), instance.get(), timings(header.apply(TIMING).orElse("")));
  }

  /** Reads {@code name;dur=1.5, …}; entries without a duration and unknown names are left out. */
  static Map<Phase, Double> timings(String serverTiming) {
    Map<Phase, Double> timings = new EnumMap<>(Phase.class);
    for (String metric : serverTiming.split(",")) {
      String[] parts = metric.split(";");
      Optional<Phase> phase = Phase.of(parts[0].strip());
      for (int i = 1; i < parts.length && phase.isPresent(); i++) {
        String parameter = parts[i].strip();
        if (parameter.startsWith("dur=")) {
          duration(parameter.substring(4)).ifPresent(millis -> timings.put(phase.get(), millis));
        }
      }
    }
    return timings;
  }

  private static Optional<Double> duration(String text) {
    try {
      return Optional.of(Double.valueOf(text.replace("\"", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
