package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * The billed duration of one invocation, from Lambda's REPORT line.
 *
 * @param millis the time that is charged for, in milliseconds
 * @param initMillis the time of INIT, in milliseconds, if the invocation caused one
 * @param restoreMillis the time of the restore from a snapshot, in milliseconds, if the invocation
 *     caused one
 */
public record Billed(double millis, OptionalDouble initMillis, OptionalDouble restoreMillis) {
  public Billed {
    requireNonNull(initMillis, "initMillis");
    requireNonNull(restoreMillis, "restoreMillis");
    if (!(millis >= 0)) {
      throw new IllegalArgumentException("a billed duration of " + millis + " ms");
    }
  }

  /** Of an invocation that caused no restore. */
  public Billed(double millis, OptionalDouble initMillis) {
    this(millis, initMillis, OptionalDouble.empty());
  }
}
