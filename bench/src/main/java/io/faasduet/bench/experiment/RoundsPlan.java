package io.faasduet.bench.experiment;

/**
 * What rounds there are.
 *
 * @param rounds how many, beside the rehearsal
 * @param colds whether the cold starts are measured, or are just how processes come to be
 * @param warmCalls how many warm calls the processes of all rounds serve, for each function on each
 *     target; with none, processes are not warmed up
 * @param warmUp when a process counts as warm
 * @param seed what the order of all calls is drawn from
 */
record RoundsPlan(int rounds, boolean colds, int warmCalls, WarmUp warmUp, long seed) {

  static RoundsPlan of(ComparisonPlan plan) {
    return new RoundsPlan(plan.coldStarts(), true, plan.warmCalls(), plan.warmUp(), plan.seed());
  }

  boolean warms() {
    return warmCalls > 0;
  }

  /** How many of the warm calls the processes of a round serve; the rehearsal's come on top. */
  int share(int round) {
    if (round == 0) {
      return warms() ? Rounds.BLOCK : 0;
    }
    int even = warmCalls / rounds;
    return round <= warmCalls % rounds ? even + 1 : even;
  }
}
