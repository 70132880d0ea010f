package io.faasduet.bench.platform.local;

import io.faasduet.bench.option.FieldChecks;

/**
 * The scaling options of Lambda on this machine.
 *
 * @param concurrency the most environments at once; further requests are throttled
 * @param initCpu vCPUs that INIT has at least, whatever the memory; 0 for the memory's share alone
 */
public record LambdaScale(int concurrency, double initCpu) {
  /** Ten environments, what a new AWS account has, with a vCPU each during INIT, as AWS gives. */
  public LambdaScale() {
    this(10, 1);
  }

  public LambdaScale {
    FieldChecks.within("lambda.concurrency", concurrency, 1, 1_000);
    FieldChecks.within("lambda.init_cpu", initCpu, 0, 64);
  }
}
