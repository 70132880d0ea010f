package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Clusters;
import io.faasduet.bench.statistics.Distribution;
import io.faasduet.bench.statistics.Interval;
import io.faasduet.bench.statistics.Ratio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * SeBS's statistics of a result file: mean, median, standard deviation (of the population, as SeBS
 * has it) and coefficient of variation, of cold and of warm invocations, with Duet's interval of
 * the median and SeBS's intervals of the client's times. Failures are in none.
 */
public final class BenchmarkStatistics {
  private static final long SEED = 42;
  private static final int DRAWS = 10_000;
  private static final String CLIENT = "client_exec";

  /** What is measured, by the names that SeBS prints; a figure that is absent is empty. */
  private static final Map<String, Function<JsonNode, Optional<Double>>> FIGURES = figures();

  private final ObjectNode document;

  private BenchmarkStatistics(ObjectNode document) {
    this.document = document;
  }

  /**
   * Of a file.
   *
   * @throws io.faasduet.cli.command.UsageException if it holds no results
   */
  public static BenchmarkStatistics of(Path file) {
    return new BenchmarkStatistics(SebsJson.read(file, "duet sebs benchmark process"));
  }

  private static Map<String, Function<JsonNode, Optional<Double>>> figures() {
    Map<String, Function<JsonNode, Optional<Double>>> figures = new LinkedHashMap<>();
    figures.put("init", at("/provider_times/initialization", true));
    figures.put("provider_exec", at("/provider_times/execution", true));
    figures.put("function_exec", at("/times/benchmark", false));
    figures.put("compute", at("/output/result/measurement/compute_time", false));
    figures.put("upload", at("/output/result/measurement/upload_time", false));
    figures.put("download", at("/output/result/measurement/download_time", false));
    figures.put(CLIENT, at("/times/client", false));
    return figures;
  }

  private static Function<JsonNode, Optional<Double>> at(String place, boolean zeroIsNone) {
    return invocation -> {
      JsonNode value = invocation.at(place);
      return value.isNumber() && !(zeroIsNone && value.asDouble() == 0)
          ? Optional.of(value.asDouble())
          : Optional.empty();
    };
  }

  /** The statistics as text, in microseconds. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    document
        .get("_invocations")
        .properties()
        .forEach(
            function -> {
              lines.add(function.getKey());
              List<JsonNode> all = new ArrayList<>();
              function.getValue().forEach(all::add);
              for (boolean cold : new boolean[] {true, false}) {
                lines.addAll(
                    lines(cold, all.stream().filter(each -> belongs(each, cold)).toList()));
              }
              long failed = all.stream().filter(BenchmarkStatistics::isFailure).count();
              if (failed > 0) {
                lines.add("%d failed and are in no figure".formatted(failed));
              }
            });
    return lines;
  }

  private static boolean isFailure(JsonNode invocation) {
    return invocation.at("/stats/failure").asBoolean();
  }

  private static boolean belongs(JsonNode invocation, boolean cold) {
    return !isFailure(invocation) && invocation.at("/stats/cold_start").asBoolean() == cold;
  }

  private static List<String> lines(boolean cold, List<JsonNode> invocations) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "%s, %d invocations; microseconds".formatted(cold ? "cold" : "warm", invocations.size()));
    if (invocations.isEmpty()) {
      return lines;
    }
    lines.add(row("", "mean", "median", "std", "cv %", "95% interval of median"));
    FIGURES.forEach(
        (name, figure) -> {
          double[] values = values(invocations, figure);
          if (values.length > 0) {
            lines.add(row(name, values, interval(invocations, figure)));
          }
        });
    lines.addAll(SebsIntervals.lines(CLIENT, values(invocations, FIGURES.get(CLIENT))));
    return lines;
  }

  private static double[] values(
      List<JsonNode> invocations, Function<JsonNode, Optional<Double>> figure) {
    return invocations.stream()
        .flatMap(each -> figure.apply(each).stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static String row(String name, double[] values, Optional<Interval> interval) {
    Distribution distribution = new Distribution(values);
    double ofSample = distribution.standardDeviation();
    double ofPopulation = ofSample * Math.sqrt((values.length - 1.0) / values.length);
    return row(
        name,
        whole(distribution.mean()),
        whole(distribution.median()),
        whole(ofPopulation),
        new Ratio(100 * ofPopulation, distribution.mean()).text(1),
        interval.map(ends -> whole(ends.low()) + " to " + whole(ends.high())).orElse("too few"));
  }

  private static String row(
      String name, String mean, String median, String std, String cv, String interval) {
    return "%-14s%11s%11s%11s%7s  %s"
        .formatted(name, mean, median, std, cv, interval)
        .stripTrailing();
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  /** Duet's interval: instances are drawn, not invocations, as those of one resemble each other. */
  private static Optional<Interval> interval(
      List<JsonNode> invocations, Function<JsonNode, Optional<Double>> figure) {
    Map<String, List<Double>> byInstance = new LinkedHashMap<>();
    for (JsonNode each : invocations) {
      figure
          .apply(each)
          .ifPresent(
              value ->
                  byInstance
                      .computeIfAbsent(
                          each.at("/output/container_id").asText(), unseen -> new ArrayList<>())
                      .add(value));
    }
    List<double[]> groups =
        byInstance.values().stream()
            .map(group -> group.stream().mapToDouble(Double::doubleValue).toArray())
            .toList();
    return new Bootstrap(SEED, DRAWS).median(Clusters.of(groups)).estimate().interval();
  }
}
