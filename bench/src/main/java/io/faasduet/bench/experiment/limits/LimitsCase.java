package io.faasduet.bench.experiment.limits;

import static java.util.Objects.requireNonNull;

/**
 * What an invocation of the study on limits is part of.
 *
 * @param part the experiment
 * @param variant which way
 * @param round which repetition, from 1
 * @param functions how many at once
 */
public record LimitsCase(LimitsPart part, String variant, int round, int functions) {
  public LimitsCase {
    requireNonNull(part, "part");
    requireNonNull(variant, "variant");
  }
}
