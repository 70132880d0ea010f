package io.faasduet.bench.experiment;

/**
 * The design of trials.
 *
 * @param trials how many, without the discarded one
 * @param colds whether the cold starts are measured, or only bring the instances up
 * @param warmCalls how many warm calls the instances of all trials serve, for each function on each
 *     target; with none, instances are not warmed up
 * @param warmUp when an instance counts as warm
 */
record TrialDesign(int trials, boolean colds, int warmCalls, WarmUp warmUp) {
  /** So many warm calls are made to one target before the next takes its turn. */
  static final int BLOCK = 10;

  boolean warms() {
    return warmCalls > 0;
  }

  /** How many of the warm calls the instances of a trial serve; those of trial 0 come on top. */
  int share(int trial) {
    if (trial == 0) {
      return warms() ? BLOCK : 0;
    }
    int even = warmCalls / trials;
    return trial <= warmCalls % trials ? even + 1 : even;
  }

  /** In how many blocks the instances of a trial serve their share. */
  int blocks(int trial) {
    return (share(trial) + BLOCK - 1) / BLOCK;
  }
}
