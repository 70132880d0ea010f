package io.faasduet.cli.sebs.results;

/** What becomes of an invocation of perf-cost, if it was answered. */
public enum PerfCostDisposition {
  /** It starts or warms up an instance for others. */
  DISCARDED,
  /** It was cold where a warm one was wanted, or the other way round. */
  INCORRECT,
  /** It is a sample. */
  MEASURED
}
