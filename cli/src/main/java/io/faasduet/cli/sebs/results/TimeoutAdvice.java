package io.faasduet.cli.sebs.results;

import io.faasduet.bench.results.Sample;

/** What to do about invocations that timed out, if there are any. */
final class TimeoutAdvice {
  private static final String STATUS = "timeout";

  /** What Lambda calls it, here and on AWS. */
  private static final String OF_LAMBDA = "Sandbox.Timedout";

  private boolean needed;

  void note(Sample sample) {
    String status = sample.status();
    needed |= status.equals(STATUS) || status.endsWith(OF_LAMBDA);
  }

  /** The end of a sentence on what failed; empty if nothing timed out. */
  String text() {
    return needed ? "; give those that timed out longer with --timeout, or more with --memory" : "";
  }
}
