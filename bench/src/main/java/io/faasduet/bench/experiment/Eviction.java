package io.faasduet.bench.experiment;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.option.SecondsText;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many instances a platform keeps that nobody calls: so many are made at once, left idle, and
 * called again at once; survivors are counted by their ids. SeBS's eviction-model.
 *
 * @param idleSeconds the idle times, in seconds
 * @param copies how many requests at once, and so instances
 * @param repetitions how many rounds of each idle time, each with new instances
 */
public record Eviction(List<Double> idleSeconds, int copies, int repetitions)
    implements Experiment {

  /** Four instances, idle for one to eight seconds, three times. */
  public Eviction() {
    this(List.of(1.0, 2.0, 4.0, 8.0), 4, 3);
  }

  public Eviction {
    idleSeconds = List.copyOf(idleSeconds);
    FieldChecks.notEmpty("eviction.idle_seconds", idleSeconds);
    FieldChecks.distinct("eviction.idle_seconds", idleSeconds);
    idleSeconds.forEach(
        seconds -> FieldChecks.within("eviction.idle_seconds", seconds, 0.001, 604_800));
    FieldChecks.within("eviction.copies", copies, 1, 1_000);
    FieldChecks.within("eviction.repetitions", repetitions, 1, 10_000);
  }

  @Override
  public List<Run.Setting> settings() {
    return List.of(
        new Run.Setting(
            "eviction",
            "%d instances at once, idle for %s s, %d rounds of each"
                .formatted(
                    copies,
                    idleSeconds.stream().map(SecondsText::plain).collect(Collectors.joining(" ")),
                    repetitions)));
  }

  /** A batch before each idle time, and one after it. */
  @Override
  public OptionalLong mostRequests() {
    return OptionalLong.of(2L * copies * repetitions * idleSeconds.size());
  }

  @Override
  public boolean simulates() {
    return true;
  }

  /**
   * Each round of each idle time on each target, in random order within a repetition.
   *
   * @throws PlanException if a target does not start an instance for each request at once, or fewer
   *     than there are copies
   */
  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    Workload.pairs(workloads).forEach(pair -> requireInstances(pair.target()));
    RandomOrder order = new RandomOrder(seed, "eviction".hashCode());
    return IntStream.rangeClosed(1, repetitions)
        .boxed()
        .flatMap(
            round ->
                order.of(idleSeconds).stream()
                    .flatMap(
                        idle ->
                            Workload.pairs(workloads).stream()
                                .<ExperimentStep>map(
                                    pair -> new EvictionRound(copies, idle, round, seed, pair))))
        .toList();
  }

  private void requireInstances(Target target) {
    PlatformName platform = target.description().platform();
    if (!target.simulated() && !platform.equals(PlatformName.LAMBDA)) {
      throw new PlanException(
          "'eviction' is for targets that start an instance for each request at once, and %s does not: give lambda, lambda:NAME or simulated:POLICY"
              .formatted(target.name()));
    }
    if (target.description().local() && copies > target.mostWatched()) {
      throw new PlanException(
          "'eviction.copies' is %d, and %s has at most %d environments at once; lambda.concurrency allows more"
              .formatted(copies, target.name(), target.mostWatched()));
    }
  }
}
