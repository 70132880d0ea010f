package io.faasduet.bench.experiment.limits;

/** The experiments of the study on limits. */
public enum LimitsPart {
  LIFETIME,
  BANDWIDTH,
  MAP,
  CHAIN
}
