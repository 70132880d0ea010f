package io.faasduet.bench.plan;

/**
 * Calls, one after the other, to processes that are warmed up.
 *
 * @param calls how many of each function on each target are measured
 * @param processes over how many processes they are spread; where cold starts are measured too,
 *     their processes are used
 * @param warmUpCalls the most calls to make one process steady
 * @param warmUpSeconds the most time for that; a process is steady once its calls get no faster
 */
public record WarmStep(int calls, int processes, int warmUpCalls, double warmUpSeconds) {
  /** 200 calls to five processes. */
  public WarmStep() {
    this(200, 5, 2_000, 2);
  }

  public WarmStep {
    FieldChecks.within("warm.calls", calls, 1, 10_000_000);
    FieldChecks.within("warm.processes", processes, 1, 100_000);
    FieldChecks.within("warm.warm_up_calls", warmUpCalls, 0, 10_000_000);
    FieldChecks.within("warm.warm_up_seconds", warmUpSeconds, 0, 3_600);
  }
}
