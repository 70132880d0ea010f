package io.faasduet.bench.analysis;

import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.bench.results.ResourceSample;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.statistics.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Derives the figures of resources from what was read of processes, and from their calls. */
record ResourceSummaries(List<String> targets, SampleIndex samples, List<ResourceSample> lines) {
  /** Those that are totals, so that the difference of two readings is what happened between. */
  private static final List<ResourceColumn> TOTALS =
      List.of(
          ResourceColumn.RCHAR_BYTES,
          ResourceColumn.WCHAR_BYTES,
          ResourceColumn.SYSCR_COUNT,
          ResourceColumn.SYSCW_COUNT,
          ResourceColumn.READ_BYTES,
          ResourceColumn.WRITE_BYTES,
          ResourceColumn.CANCELLED_WRITE_BYTES,
          ResourceColumn.CGROUP_READ_BYTES,
          ResourceColumn.CGROUP_WRITE_BYTES,
          ResourceColumn.CPU_USER_MS,
          ResourceColumn.CPU_SYSTEM_MS,
          ResourceColumn.MINOR_FAULTS_COUNT,
          ResourceColumn.MAJOR_FAULTS_COUNT,
          ResourceColumn.VOLUNTARY_SWITCHES_COUNT,
          ResourceColumn.INVOLUNTARY_SWITCHES_COUNT,
          ResourceColumn.INSTRUCTIONS_COUNT,
          ResourceColumn.CYCLES_COUNT,
          ResourceColumn.LOADS_COUNT,
          ResourceColumn.STORES_COUNT,
          ResourceColumn.BRANCHES_COUNT,
          ResourceColumn.BRANCH_MISSES_COUNT,
          ResourceColumn.L1D_MISSES_COUNT,
          ResourceColumn.L1I_MISSES_COUNT,
          ResourceColumn.L2_MISSES_COUNT,
          ResourceColumn.LLC_MISSES_COUNT,
          ResourceColumn.STALLED_FRONTEND_CYCLES_COUNT,
          ResourceColumn.STALLED_BACKEND_CYCLES_COUNT,
          ResourceColumn.FLOAT_SINGLE_COUNT,
          ResourceColumn.FLOAT_DOUBLE_COUNT,
          ResourceColumn.FLOAT_VECTOR_COUNT,
          ResourceColumn.FLOAT_OPERATIONS_COUNT);

  /** Those of a function, by the number of instances, then in the order of the run's targets. */
  List<ResourceFigures> of(String function) {
    Map<String, List<ResourceSample>> steps = new LinkedHashMap<>();
    for (ResourceSample line : lines) {
      if (line.function().equals(function)) {
        steps.computeIfAbsent(line.step(), unseen -> new ArrayList<>()).add(line);
      }
    }
    return steps.values().stream()
        .map(this::figures)
        .sorted(
            Comparator.comparingInt(ResourceFigures::instances)
                .thenComparingInt(figures -> targets.indexOf(figures.target())))
        .toList();
  }

  private ResourceFigures figures(List<ResourceSample> step) {
    ResourceSample first = step.get(0);
    List<Sample> calls =
        samples.of(first.function(), first.target(), SampleKind.RESOURCES).stream()
            .filter(sample -> sample.step().equals(first.step()))
            .toList();
    double[] latencies =
        calls.stream()
            .filter(Sample::ok)
            .mapToDouble(sample -> sample.latencyMillis().getAsDouble())
            .toArray();
    List<List<ResourceSample>> processes = ResourceView.byProcess(step);
    Map<String, Double> perCall = perCall(processes, latencies.length);
    return new ResourceFigures(
        first.target(),
        first.step(),
        processes.size(),
        latencies.length,
        calls.size() - latencies.length,
        latencies.length == 0
            ? Optional.empty()
            : Optional.of(new Distribution(latencies).median()),
        held(step, ResourceColumn.USS_BYTES),
        held(step, ResourceColumn.PSS_BYTES),
        held(step, ResourceColumn.RSS_BYTES),
        ofAll(processes),
        present(values(step, ResourceColumn.CGROUP_MEMORY_BYTES).max()),
        perCall,
        instructionsPerCycle(perCall),
        present(values(step, ResourceColumn.COUNTERS_RUNNING_PERCENT).min()),
        step.stream().flatMap(line -> line.notCounted().stream()).distinct().toList(),
        cost(step, processes));
  }

  private static DoubleStream values(List<ResourceSample> lines, ResourceColumn column) {
    return lines.stream()
        .map(line -> line.value(column))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }

  private static Optional<Double> present(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static Optional<ResourceFigures.Held> held(
      List<ResourceSample> lines, ResourceColumn column) {
    double[] bytes = values(lines, column).toArray();
    return bytes.length == 0
        ? Optional.empty()
        : Optional.of(
            new ResourceFigures.Held(
                DoubleStream.of(bytes).max().getAsDouble(),
                DoubleStream.of(bytes).average().getAsDouble()));
  }

  private static Optional<Double> ofAll(List<List<ResourceSample>> processes) {
    List<OptionalDouble> means =
        processes.stream().map(lines -> values(lines, ResourceColumn.PSS_BYTES).average()).toList();
    return means.stream().allMatch(OptionalDouble::isPresent)
        ? Optional.of(means.stream().mapToDouble(OptionalDouble::getAsDouble).sum())
        : Optional.empty();
  }

  /** Of each process the last value less the first one, over all answered calls. */
  private static Map<String, Double> perCall(List<List<ResourceSample>> processes, int calls) {
    Map<String, Double> perCall = new LinkedHashMap<>();
    for (ResourceColumn column : TOTALS) {
      double added = 0;
      boolean known = calls > 0;
      for (List<ResourceSample> lines : processes) {
        double[] values = values(lines, column).toArray();
        known &= values.length > 0;
        added +=
            values.length > 0 ? values[values.length - 1] - start(column, lines.get(0), values) : 0;
      }
      if (known) {
        perCall.put(column.label(), added / calls);
      }
    }
    return perCall;
  }

  /** Hardware counters begin at 0, and have no value until something was counted. */
  private static double start(ResourceColumn column, ResourceSample first, double[] values) {
    boolean counter = column.compareTo(ResourceColumn.INSTRUCTIONS_COUNT) >= 0;
    return counter ? first.value(column).orElse(0) : values[0];
  }

  private static Optional<Double> instructionsPerCycle(Map<String, Double> perCall) {
    double instructions = perCall.getOrDefault(ResourceColumn.INSTRUCTIONS_COUNT.label(), 0.0);
    double cycles = perCall.getOrDefault(ResourceColumn.CYCLES_COUNT.label(), 0.0);
    return instructions > 0 && cycles > 0 ? Optional.of(instructions / cycles) : Optional.empty();
  }

  private static ResourceFigures.SamplingCost cost(
      List<ResourceSample> step, List<List<ResourceSample>> processes) {
    double nanos = values(step, ResourceColumn.SAMPLING_CPU_NANOS).sum();
    long begin = step.stream().mapToLong(ResourceSample::timeNanos).min().orElse(0);
    long end = step.stream().mapToLong(ResourceSample::timeNanos).max().orElse(0);
    return new ResourceFigures.SamplingCost(
        step.size(),
        nanos / 1e6 / step.size(),
        end == begin ? 0 : 100 * nanos / (end - begin),
        processes.stream()
            .mapToDouble(lines -> values(lines, ResourceColumn.PERF_CPU_MS).max().orElse(0))
            .sum());
  }
}
