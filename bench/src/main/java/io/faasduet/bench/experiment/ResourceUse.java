package io.faasduet.bench.experiment;

import io.faasduet.bench.load.Batches;
import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.NearestName;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.resources.CounterSet;
import io.faasduet.bench.resources.ResourceSampler;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.SampleKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The resources of the processes of each function on each target, sampled while they answer warm
 * calls: each of so many new instances answers one call, and when all have, the next.
 *
 * @param calls how many calls each instance answers
 * @param instances how many instances there are at once; each number is a step of its own
 * @param intervalMs how often a process is read, in milliseconds
 * @param warmUpCalls how many calls each instance answers before, not counting its first
 * @param counters which hardware counters are read: a name of {@link CounterSet}
 */
public record ResourceUse(
    int calls, List<Integer> instances, int intervalMs, int warmUpCalls, String counters)
    implements Experiment {
  private static final String SAMPLING = "sampling of resources";

  /** A hundred calls to one instance, read every 50 ms, without hardware counters. */
  public ResourceUse() {
    this(100, List.of(1), 50, 20, CounterSet.NONE.label());
  }

  public ResourceUse {
    instances = List.copyOf(instances);
    FieldChecks.within("resources.calls", calls, 1, 10_000_000);
    FieldChecks.notEmpty("resources.instances", instances);
    FieldChecks.distinct("resources.instances", instances);
    instances.forEach(count -> FieldChecks.within("resources.instances", count, 1, 100));
    FieldChecks.within("resources.interval_ms", intervalMs, 10, 60_000);
    FieldChecks.within("resources.warm_up_calls", warmUpCalls, 0, 10_000_000);
    if (CounterSet.of(counters).isEmpty()) {
      throw new PlanException(
          "there are no counters '%s'%s; the sets are %s"
              .formatted(
                  counters,
                  NearestName.question(counters, CounterSet.labels()),
                  String.join(", ", CounterSet.labels())));
    }
  }

  @Override
  public List<Run.Setting> settings() {
    String several =
        instances.stream().map(count -> Integer.toString(count)).collect(Collectors.joining(", "));
    return List.of(
        new Run.Setting(
            "resources",
            "%,d calls to each of %s instances at once, read every %d ms, counters: %s"
                .formatted(calls, several, intervalMs, counters)));
  }

  /**
   * Each number of instances on each target, in random order.
   *
   * @throws PlanException if the processes of a target are not known, or are fewer, or this is not
   *     Linux
   */
  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    requireLinux(System.getProperty("os.name"));
    Workload.pairs(workloads).forEach(pair -> requireWatched(pair.target()));
    RandomOrder order = new RandomOrder(seed, SAMPLING.hashCode());
    return instances.stream()
        .flatMap(
            count -> order.of(Workload.pairs(workloads)).stream().map(pair -> step(count, pair)))
        .toList();
  }

  private ExperimentStep step(int count, FunctionTarget pair) {
    return new OnTarget(this, count, pair);
  }

  static void requireLinux(String system) {
    if (!system.equals("Linux")) {
      throw new PlanException(
          "'resources' are read from /proc, which only Linux has; this is " + system);
    }
  }

  private void requireWatched(Target target) {
    int most = target.mostWatched();
    if (most == 0) {
      throw new PlanException(
          "'resources' are those of single processes on this machine, which %s has not: give lambda, http or grpc"
              .formatted(target.name()));
    }
    instances.stream()
        .filter(count -> count > most)
        .findFirst()
        .ifPresent(
            count -> {
              throw new PlanException(
                  "'resources.instances' is %d, and %s has at most %d at once; on lambda, lambda.concurrency allows more"
                      .formatted(count, target.name(), most));
            });
  }

  /** So many instances of one target. */
  private record OnTarget(ResourceUse plan, int instances, FunctionTarget pair)
      implements ExperimentStep {
    @Override
    public String name() {
      return "resources of %d on %s".formatted(instances, pair.targetName());
    }

    @Override
    public Optional<String> function() {
      return Optional.of(pair.function());
    }

    @Override
    public void announce(ProgressEstimator progress) {
      progress.expect(SAMPLING, 1);
    }

    @Override
    public void run(Measurement measurement) {
      long start = System.nanoTime();
      try {
        pair.target().redeploy(instances);
        measurement.load(pair, new Batches(instances, 1 + plan.warmUpCalls), SampleKind.WARMUP);
        ResourceSampler sampler =
            measurement.watch(
                pair,
                name(),
                Duration.ofMillis(plan.intervalMs),
                CounterSet.of(plan.counters).orElseThrow());
        try {
          measurement.load(pair, new Batches(instances, plan.calls), SampleKind.RESOURCES);
        } finally {
          sampler.close();
        }
      } finally {
        pair.target().makeCold();
      }
      measurement.finished(SAMPLING, start);
    }
  }
}
