package io.faasduet.bench.experiment.limits;

import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.FunctionTarget;
import io.faasduet.bench.experiment.Workload;
import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lifetime and bandwidth of functions, and what suits them: a map over many objects, and a chain.
 * For the function object-digest on Lambda that reaches its bucket; fed from a queue there, for a
 * chain alone.
 *
 * @param functions how many functions fetch, or share a map, at once; each number by itself
 * @param fetches objects that each of them fetches for its bandwidth
 * @param rounds digests of an object in a map and in a chain
 * @param lifetimeSeconds about how long the job is that outlives its function: by how fast the
 *     first object was digested; more than the plan's timeout
 * @param stages of a chain, an object each
 * @param repetitions how often each of these but the long job is done
 */
public record Limits(
    List<Integer> functions,
    int fetches,
    int rounds,
    double lifetimeSeconds,
    int stages,
    int repetitions)
    implements Experiment {

  /** Minutes of a small machine. */
  public Limits() {
    this(List.of(1, 2, 4, 8), 4, 2, 40, 4, 5);
  }

  public Limits {
    functions = List.copyOf(functions);
    FieldChecks.notEmpty("limits.functions", functions);
    FieldChecks.distinct("limits.functions", functions);
    functions.forEach(count -> FieldChecks.within("limits.functions", count, 1, 1_000));
    FieldChecks.within("limits.fetches", fetches, 1, 1_000);
    FieldChecks.within("limits.rounds", rounds, 1, 10_000);
    FieldChecks.within("limits.lifetime_seconds", lifetimeSeconds, 0.1, 100_000);
    FieldChecks.within("limits.stages", stages, 1, 1_000);
    FieldChecks.within("limits.repetitions", repetitions, 1, 1_000);
  }

  @Override
  public List<Run.Setting> settings() {
    return List.of(
        new Run.Setting(
            "limits",
            String.format(
                Locale.ROOT,
                "%s functions at once, %d objects each; chains of %d; %d times; %d digests of an"
                    + " object; a job of about %.0f s",
                functions.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                fetches,
                stages,
                repetitions,
                rounds,
                lifetimeSeconds)));
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    List<FunctionTarget> pairs = Workload.pairs(workloads);
    pairs.forEach(this::requireUsable);
    return pairs.stream().flatMap(this::parts).toList();
  }

  private Stream<ExperimentStep> parts(FunctionTarget pair) {
    DigestCalls calls = DigestCalls.of(pair);
    if (isQueue(pair)) {
      return Stream.of(new QueueChain(this, calls));
    }
    return Stream.of(
        new OutlivingJob(this, calls),
        new SharedBandwidth(this, calls),
        new ParallelMap(this, calls),
        new FunctionChain(this, calls));
  }

  private static boolean isQueue(FunctionTarget pair) {
    return pair.target().description().platform().equals(PlatformName.SQS_LAMBDA);
  }

  private void requireUsable(FunctionTarget pair) {
    Run.MeasuredTarget target = pair.target().description();
    int most = functions.stream().mapToInt(Integer::intValue).max().orElseThrow();
    if (!target.platform().equals(PlatformName.LAMBDA) && !isQueue(pair)) {
      throw new PlanException("limits is for Lambda: leave out " + pair.targetName());
    } else if (!pair.reachesInput()) {
      throw new PlanException(
          "the bucket of limits is on this machine, out of reach of %s: leave it out"
              .formatted(pair.targetName()));
    } else if (!pair.workload().has("state_prefix")) {
      throw new PlanException(
          "limits is for the function object-digest: the request of %s has no field 'state_prefix'"
              .formatted(pair.function()));
    } else if (target.local() && !isQueue(pair) && most > pair.target().mostWatched()) {
      throw new PlanException(
          "'limits.functions' has %d, and %s runs at most %d at once: give lambda.concurrency"
              .formatted(most, pair.targetName(), pair.target().mostWatched()));
    }
    DigestCalls calls = DigestCalls.of(pair);
    if (stages > calls.count()) {
      throw new PlanException(
          "'limits.stages' must be at most %d, as there are so many objects, not %d"
              .formatted(calls.count(), stages));
    }
  }
}
