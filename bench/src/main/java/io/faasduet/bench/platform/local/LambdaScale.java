package io.faasduet.bench.platform.local;

import io.faasduet.bench.option.FieldChecks;

/**
 * How far Lambda on this machine scales.
 *
 * @param concurrency the most environments at once; further requests are throttled
 */
public record LambdaScale(int concurrency) {
  /** Ten, what a new AWS account has. */
  public LambdaScale() {
    this(10);
  }

  public LambdaScale {
    FieldChecks.within("lambda.concurrency", concurrency, 1, 1_000);
  }
}
