package io.faasduet.bench.results;

/**
 * The phases of one cold start, in milliseconds. The four add up to the time from the start of the
 * process to its first response.
 *
 * @param processStartMillis from the start of the process until the JVM is created
 * @param runtimeInitMillis from there until the function's constructor begins, and from the
 *     constructor's end until the process takes requests
 * @param functionInitMillis the function's constructor
 * @param firstInvocationMillis from being ready until the response is received
 */
public record ColdStart(
    double processStartMillis,
    double runtimeInitMillis,
    double functionInitMillis,
    double firstInvocationMillis) {
  public ColdStart {
    if (processStartMillis < 0
        || runtimeInitMillis < 0
        || functionInitMillis < 0
        || firstInvocationMillis < 0) {
      throw new IllegalArgumentException(
          "the steps of a cold start are out of order: %s, %s, %s, %s ms"
              .formatted(
                  processStartMillis,
                  runtimeInitMillis,
                  functionInitMillis,
                  firstInvocationMillis));
    }
  }

  /** From the spawn of the process to its first response. */
  public double totalMillis() {
    return processStartMillis + runtimeInitMillis + functionInitMillis + firstInvocationMillis;
  }
}
