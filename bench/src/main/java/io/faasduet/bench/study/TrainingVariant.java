package io.faasduet.bench.study;

import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.TrainingIteration;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Clusters;
import io.faasduet.bench.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A training on one target.
 *
 * @param target the target
 * @param executions its invocations, in order
 * @param iterations those of each execution; none is empty
 */
record TrainingVariant(
    Run.MeasuredTarget target, List<Sample> executions, List<List<TrainingIteration>> iterations) {
  TrainingVariant {
    executions = List.copyOf(executions);
    iterations = List.copyOf(iterations);
  }

  static TrainingVariant of(
      Run.MeasuredTarget target, List<Sample> samples, List<Map<String, String>> rows) {
    List<Sample> executions = new ArrayList<>();
    List<List<TrainingIteration>> iterations = new ArrayList<>();
    for (Sample sample : samples) {
      List<TrainingIteration> own =
          rows.stream()
              .filter(row -> RowFile.isOf(row, sample))
              .map(TrainingIteration::of)
              .toList();
      if (sample.target().equals(target.name()) && !own.isEmpty()) {
        executions.add(sample);
        iterations.add(own);
      }
    }
    return new TrainingVariant(target, executions, iterations);
  }

  boolean isLambda() {
    return target.platform().equals(PlatformName.LAMBDA);
  }

  int memoryMegabytes() {
    return target.memoryMegabytes().orElse(0);
  }

  int count() {
    return iterations.stream().mapToInt(List::size).sum();
  }

  List<TrainingIteration> all() {
    return iterations.stream().flatMap(List::stream).toList();
  }

  double mean(ToDoubleFunction<TrainingIteration> of) {
    return all().stream().mapToDouble(of).average().orElse(0);
  }

  /**
   * With an interval by executions, or, of fewer than make one, by stretches of all iterations:
   * then it says nothing about other executions.
   */
  Estimate median(long seed) {
    List<double[]> groups =
        iterations.size() < Bootstrap.FEWEST
            ? List.of(millis(all()))
            : iterations.stream().map(TrainingVariant::millis).toList();
    return Bootstrap.ofPage(seed, 1).median(Clusters.of(groups)).estimate();
  }

  private static double[] millis(List<TrainingIteration> iterations) {
    return iterations.stream().mapToDouble(TrainingIteration::millis).toArray();
  }

  /** Milliseconds for writing the state, in an execution. */
  double checkpointMillis() {
    return executions.stream()
        .mapToDouble(sample -> sample.timingsMillis().getOrDefault(Phase.STORE, 0.0))
        .average()
        .orElse(0);
  }

  /** Milliseconds from the first request to the last answer, without what lies between them. */
  double totalMillis() {
    return executions.stream().mapToDouble(sample -> sample.latencyMillis().orElse(0)).sum();
  }

  /** Milliseconds that Lambda bills; where it does not say, those that were waited. */
  double billedMillis() {
    return executions.stream()
        .mapToDouble(
            sample -> sample.billed().map(Billed::millis).orElse(sample.latencyMillis().orElse(0)))
        .sum();
  }

  /** Milliseconds of an execution that are no iteration: start, state, answer. */
  double aroundMillis() {
    return (totalMillis() - all().stream().mapToDouble(TrainingIteration::millis).sum())
        / executions.size();
  }
}
