package io.faasduet.bench.experiment;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.SampleKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Calls of each function on each target, one after the other: the first to a new instance, the
 * others to that instance as the first has left it. Nothing is discarded and nothing is warmed up.
 *
 * @param calls how many, with the first
 */
public record Repetitions(int calls) implements Experiment {
  private static final String CALL = "call";

  /** Five calls. */
  public Repetitions() {
    this(5);
  }

  public Repetitions {
    FieldChecks.within("repetitions.calls", calls, 1, 1_000_000);
  }

  @Override
  public List<Run.Setting> settings() {
    return List.of(new Run.Setting("repetitions", calls + ", the first of them to a new instance"));
  }

  @Override
  public OptionalLong mostRequests() {
    return OptionalLong.of(calls);
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    return new RandomOrder(seed, CALL.hashCode())
        .of(Workload.pairs(workloads)).stream()
            .<ExperimentStep>map(pair -> new OnTarget(calls, pair))
            .toList();
  }

  /** The calls to one target. */
  private record OnTarget(int calls, FunctionTarget pair) implements ExperimentStep {
    @Override
    public String name() {
      return "repetitions on " + pair.targetName();
    }

    @Override
    public Optional<String> function() {
      return Optional.of(pair.function());
    }

    @Override
    public void announce(ProgressEstimator progress) {
      progress.expect(CALL, calls);
    }

    @Override
    public void run(Measurement measurement) {
      boolean startable = pair.target().startsInstances();
      pair.target().makeCold();
      try {
        for (int i = 0; i < calls; i++) {
          SampleKind kind = i == 0 && startable ? SampleKind.COLD : SampleKind.WARM;
          long start = System.nanoTime();
          // what somebody else runs may start an instance at any call
          measurement.invoke(pair, kind, startable ? kind : SampleKind.WARMUP);
          measurement.finished(CALL, start);
        }
      } finally {
        if (pair.target().description().local()) {
          pair.target().makeCold();
        }
      }
    }
  }
}
