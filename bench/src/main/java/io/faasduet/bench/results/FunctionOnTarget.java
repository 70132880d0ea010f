package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

/** The names of a function and of a target that it was measured on. */
public record FunctionOnTarget(String function, String target) {
  public FunctionOnTarget {
    requireNonNull(function, "function");
    requireNonNull(target, "target");
  }

  /** Those of a sample. */
  public static FunctionOnTarget of(Sample sample) {
    return new FunctionOnTarget(sample.function(), sample.target());
  }
}
