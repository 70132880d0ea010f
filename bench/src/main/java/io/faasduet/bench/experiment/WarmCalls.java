package io.faasduet.bench.experiment;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.Seconds;
import io.faasduet.bench.results.Run;
import java.util.List;
import java.util.Locale;

/**
 * Calls, one after the other, to instances that are warmed up.
 *
 * @param calls how many of each function on each target are measured
 * @param processes over how many instances they are spread; where cold starts are measured too,
 *     their instances are used
 * @param warmUpCalls the most calls to make one instance steady
 * @param warmUpSeconds the most time for that; an instance is steady once its calls get no faster
 */
public record WarmCalls(int calls, int processes, int warmUpCalls, double warmUpSeconds)
    implements Experiment {
  /** 200 calls to five instances. */
  public WarmCalls() {
    this(200, 5, 2_000, 2);
  }

  public WarmCalls {
    FieldChecks.within("warm.calls", calls, 1, 10_000_000);
    FieldChecks.within("warm.processes", processes, 1, 100_000);
    FieldChecks.within("warm.warm_up_calls", warmUpCalls, 0, 10_000_000);
    FieldChecks.within("warm.warm_up_seconds", warmUpSeconds, 0, 3_600);
  }

  /** The limits of the warm-up. */
  WarmUp warmUp() {
    return new WarmUp(warmUpCalls, Seconds.of(warmUpSeconds));
  }

  @Override
  public List<Run.Setting> settings() {
    String limits =
        String.format(
            Locale.ROOT,
            "at most %,d calls and %,d ms",
            warmUpCalls,
            warmUp().longest().toMillis());
    return List.of(
        new Run.Setting("warm calls", Integer.toString(calls)),
        new Run.Setting("warm-up of an instance", limits));
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    return new Trials(new TrialDesign(processes, false, calls, warmUp())).steps(workloads, seed);
  }
}
