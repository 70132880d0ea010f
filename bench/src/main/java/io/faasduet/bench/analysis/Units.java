package io.faasduet.bench.analysis;

import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.statistics.Clusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answers of one target in groups that are independent of each other: by instance, or, of a
 * load that was repeated, by repetition. Repetitions that the same instance answered are one group.
 *
 * @param latencies those of each, in the order in which they were made
 * @param clusters the same to draw from; empty if nothing was answered
 * @param counted how many of them count as instances for a verdict
 * @param together whether they were reached on one way in one stretch of time: those of an address,
 *     or of a load that was not repeated
 */
record Units(List<double[]> latencies, Optional<Clusters> clusters, int counted, boolean together) {
  /** An instance that was not started for its measurement counts from so many answers on. */
  static final int FEWEST_CALLS = 20;

  /** The answers of a target of that run to one experiment. */
  static Units of(Run run, String target, List<Sample> ok) {
    Map<Integer, Integer> units = unitOfProcess(ok);
    Map<Integer, List<Sample>> groups = new TreeMap<>();
    for (Sample sample : ok) {
      groups.computeIfAbsent(units.get(sample.process()), unseen -> new ArrayList<>()).add(sample);
    }
    boolean starting = startsInstances(run, target);
    boolean started = ok.stream().allMatch(sample -> startedForIt(starting, sample.experiment()));
    boolean repeated = starting && units.keySet().stream().anyMatch(member -> member < 0);
    long counted =
        groups.values().stream()
            .filter(group -> group.stream().anyMatch(sample -> sample.process() > 0))
            .filter(group -> started || group.size() >= FEWEST_CALLS)
            .count();
    List<double[]> latencies = groups.values().stream().map(Latencies::of).toList();
    return new Units(
        latencies,
        ok.isEmpty() ? Optional.empty() : Optional.of(Clusters.of(latencies)),
        ok.isEmpty() ? 0 : (int) Math.max(1, counted),
        !started && !repeated);
  }

  /**
   * Every cold start is of a new instance, and so are the warm calls of a trial where trials start
   * instances.
   */
  private static boolean startedForIt(boolean starting, SampleKind experiment) {
    return experiment == SampleKind.COLD || (experiment == SampleKind.WARM && starting);
  }

  /** Whether trials and repetitions start instances: on this machine and on Lambda. */
  private static boolean startsInstances(Run run, String name) {
    return run.targets().stream()
        .filter(target -> target.name().equals(name))
        .anyMatch(target -> target.local() || target.platform().equals(PlatformName.LAMBDA));
  }

  /** The group of each instance: itself, or the first of the repetitions that it is linked with. */
  private static Map<Integer, Integer> unitOfProcess(List<Sample> ok) {
    Map<Integer, Integer> units = new HashMap<>();
    Map<String, Integer> ofStep = new HashMap<>();
    for (Sample sample : ok) {
      int process = sample.process();
      int repetition =
          sample.experiment() == SampleKind.LOAD
              ? ofStep.computeIfAbsent(
                  sample.step(), step -> LoadStep.of(step, sample.target()).repetition())
              : 0;
      if (repetition == 0) {
        units.putIfAbsent(process, process);
      } else {
        link(units, process, -repetition);
      }
    }
    units.replaceAll((member, unit) -> root(units, member));
    return units;
  }

  /** Repetitions are members with negative numbers. */
  private static void link(Map<Integer, Integer> units, int process, int repetition) {
    units.putIfAbsent(process, process);
    units.putIfAbsent(repetition, repetition);
    units.put(root(units, process), root(units, repetition));
  }

  private static int root(Map<Integer, Integer> units, int member) {
    int at = member;
    while (units.get(at) != at) {
      at = units.get(at);
    }
    return at;
  }
}
