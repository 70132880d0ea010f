package io.faasduet.bench.analysis;

import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.bench.results.ResourceSample;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that a report can show of what processes used in one step.
 *
 * @param function the function that they are of
 * @param figures the figures
 * @param processes the lines of each process, in the order of time
 * @param calls the calls, in the order in which they were made
 */
public record ResourceView(
    FunctionView function,
    ResourceFigures figures,
    List<List<ResourceSample>> processes,
    List<Sample> calls) {
  public ResourceView {
    processes = processes.stream().map(List::copyOf).toList();
    calls = List.copyOf(calls);
  }

  static ResourceView of(FunctionView function, ResourceFigures figures) {
    List<ResourceSample> lines =
        function.run().resources().stream()
            .filter(line -> line.function().equals(function.name()))
            .filter(line -> line.step().equals(figures.step()))
            .toList();
    List<Sample> calls =
        function
            .run()
            .samples()
            .of(function.name(), figures.target(), SampleKind.RESOURCES)
            .stream()
            .filter(sample -> sample.step().equals(figures.step()))
            .toList();
    return new ResourceView(function, figures, byProcess(lines), calls);
  }

  static List<List<ResourceSample>> byProcess(List<ResourceSample> lines) {
    Map<Integer, List<ResourceSample>> processes =
        lines.stream()
            .collect(
                Collectors.groupingBy(ResourceSample::instance, TreeMap::new, Collectors.toList()));
    return List.copyOf(processes.values());
  }

  /** When sampling began, in nanoseconds since the run began. */
  public long beginNanos() {
    return processes.stream().mapToLong(lines -> lines.get(0).timeNanos()).min().orElse(0);
  }

  /**
   * A column over time, the sum over all processes.
   *
   * @return seconds since sampling began, and the value, where every process has one
   */
  public List<double[]> overTime(ResourceColumn column) {
    int readings = processes.stream().mapToInt(List::size).min().orElse(0);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < readings; i++) {
      int reading = i;
      List<OptionalDouble> values =
          processes.stream().map(lines -> lines.get(reading).value(column)).toList();
      if (values.stream().allMatch(OptionalDouble::isPresent)) {
        points.add(
            new double[] {
              (processes.get(0).get(i).timeNanos() - beginNanos()) / 1e9,
              values.stream().mapToDouble(OptionalDouble::getAsDouble).sum()
            });
      }
    }
    return points;
  }
}
