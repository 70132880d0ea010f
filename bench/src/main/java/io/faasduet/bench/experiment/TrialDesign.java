package io.faasduet.bench.experiment;

/**
 * What trials there are.
 *
 * @param trials how many, beside the rehearsal
 * @param colds whether the cold starts are measured, or are just how processes come to be
 * @param warmCalls how many warm calls the processes of all trials serve, for each function on each
 *     target; with none, processes are not warmed up
 * @param warmUp when a process counts as warm
 * @param seed what the order of all calls is drawn from
 */
record TrialDesign(int trials, boolean colds, int warmCalls, WarmUp warmUp, long seed) {

  static TrialDesign of(ComparisonPlan plan) {
    return new TrialDesign(plan.coldStarts(), true, plan.warmCalls(), plan.warmUp(), plan.seed());
  }

  boolean warms() {
    return warmCalls > 0;
  }

  /** How many of the warm calls the processes of a trial serve; the rehearsal's come on top. */
  int share(int trial) {
    if (trial == 0) {
      return warms() ? TrialRunner.BLOCK : 0;
    }
    int even = warmCalls / trials;
    return trial <= warmCalls % trials ? even + 1 : even;
  }
}
