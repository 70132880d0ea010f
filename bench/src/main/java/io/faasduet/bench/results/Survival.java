package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

/**
 * How many of the instances that were warm answered again after they had been idle.
 *
 * @param function the function's name in results
 * @param target the target's name
 * @param idleSeconds how long they were idle at least, from the last answer on
 * @param round which round of that idle time, from 1
 * @param warm how many instances there were
 * @param survived how many of them answered again
 * @param exact whether each of the second requests was answered by a different instance; else more
 *     may have survived, and the round is in no figure
 * @param longestIdleSeconds how long the instance was idle whose first answer came first
 * @param simulated whether it was simulated in virtual time
 */
public record Survival(
    String function,
    String target,
    double idleSeconds,
    int round,
    int warm,
    int survived,
    boolean exact,
    double longestIdleSeconds,
    boolean simulated) {
  public Survival {
    requireNonNull(function, "function");
    requireNonNull(target, "target");
    if (!(idleSeconds > 0) || round < 1 || warm < 0 || survived < 0 || survived > warm) {
      throw new IllegalArgumentException(
          survived + " of " + warm + " survived " + idleSeconds + " s");
    }
  }
}
