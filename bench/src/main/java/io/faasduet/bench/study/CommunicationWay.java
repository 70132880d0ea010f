package io.faasduet.bench.study;

import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Clusters;
import io.faasduet.bench.statistics.Distribution;
import io.faasduet.bench.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A way from one to another, and how long it took.
 *
 * @param target from where
 * @param means {@code call} for an invocation, or the service that was written to and read from
 * @param millis of each instance, in order
 */
record CommunicationWay(Run.MeasuredTarget target, String means, List<double[]> millis) {
  private static final String CALL = "call";
  private static final double NANOS_PER_MILLI = 1e6;

  /** The study's ways, by platform and means. */
  private static final Map<List<String>, String> PUBLISHED =
      Map.of(
          List.of(PlatformName.LAMBDA.label(), CALL), "function_invocation",
          List.of(PlatformName.LAMBDA.label(), "s3"), "lambda_s3",
          List.of(PlatformName.LAMBDA.label(), "dynamodb"), "lambda_dynamodb",
          List.of(PlatformName.SERVER.label(), "s3"), "ec2_s3",
          List.of(PlatformName.SERVER.label(), "dynamodb"), "ec2_dynamodb",
          List.of(PlatformName.ZEROMQ_SERVER.label(), CALL), "ec2_zeromq");

  CommunicationWay {
    millis = List.copyOf(millis);
  }

  private record SampleId(String sequence, String start) {}

  /** Those of a target: its invocations without rows are calls. */
  static List<CommunicationWay> of(
      Run.MeasuredTarget target, List<Sample> samples, List<Map<String, String>> rows) {
    Map<SampleId, List<Map<String, String>>> bySample = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      if (row.get("target").equals(target.name())) {
        bySample
            .computeIfAbsent(
                new SampleId(row.get("sequence"), row.get("start")), id -> new ArrayList<>())
            .add(row);
      }
    }
    Map<String, Map<Integer, List<Double>>> byMeans = new LinkedHashMap<>();
    for (Sample sample : samples) {
      SampleId id = new SampleId(Integer.toString(sample.sequence()), sample.start().toString());
      List<Map<String, String>> own = bySample.get(id);
      if (own == null) {
        put(byMeans, CALL, sample.process(), sample.latencyMillis().orElseThrow());
      } else {
        own.forEach(
            row ->
                put(
                    byMeans,
                    row.get("means"),
                    sample.process(),
                    Long.parseLong(row.get("nanos")) / NANOS_PER_MILLI));
      }
    }
    List<CommunicationWay> ways = new ArrayList<>();
    byMeans.forEach((means, instances) -> ways.add(of(target, means, instances)));
    return ways;
  }

  private static CommunicationWay of(
      Run.MeasuredTarget target, String means, Map<Integer, List<Double>> instances) {
    return new CommunicationWay(
        target,
        means,
        instances.values().stream()
            .map(millis -> millis.stream().mapToDouble(Double::doubleValue).toArray())
            .toList());
  }

  private static void put(
      Map<String, Map<Integer, List<Double>>> byMeans, String means, int instance, double millis) {
    byMeans
        .computeIfAbsent(means, key -> new TreeMap<>())
        .computeIfAbsent(instance, key -> new ArrayList<>())
        .add(millis);
  }

  /** The way in words. */
  String name() {
    return means.equals(CALL) ? target.name() : target.name() + ", " + means;
  }

  Distribution distribution() {
    return new Distribution(millis.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  /** With an interval by instances. */
  Estimate median(long seed) {
    return Bootstrap.ofPage(seed, 1).median(Clusters.of(millis)).estimate();
  }

  /** What the study calls it; empty if the study has not measured it. */
  Optional<String> published() {
    return Optional.ofNullable(PUBLISHED.get(List.of(target.platform().label(), means)));
  }
}
