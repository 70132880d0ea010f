package io.faasduet.bench.target;

import io.faasduet.bench.results.ColdStart;

/**
 * When the steps of one process's start happened, by {@link System#nanoTime()}, which on Linux is
 * one clock for every process of a machine.
 *
 * @param spawnedNanos when the process was spawned
 * @param vmCreatedNanos when its JVM was created
 * @param initStartNanos when the function's constructor began
 * @param initEndNanos when the function's constructor was done
 * @param readyNanos when the process took requests
 */
public record StartSteps(
    long spawnedNanos,
    long vmCreatedNanos,
    long initStartNanos,
    long initEndNanos,
    long readyNanos) {

  /** Where the time went until the first answer was received. */
  ColdStart until(long answeredNanos) {
    return new ColdStart(
        millis(vmCreatedNanos - spawnedNanos),
        millis((initStartNanos - vmCreatedNanos) + (readyNanos - initEndNanos)),
        millis(initEndNanos - initStartNanos),
        millis(answeredNanos - readyNanos));
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }
}
