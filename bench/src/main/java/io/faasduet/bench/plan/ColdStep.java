package io.faasduet.bench.plan;

/**
 * Cold starts of each function on each target.
 *
 * @param starts how many are measured; one more is a rehearsal
 */
public record ColdStep(int starts) {
  /** Ten starts. */
  public ColdStep() {
    this(10);
  }

  public ColdStep {
    FieldChecks.within("cold.starts", starts, 1, 100_000);
  }
}
