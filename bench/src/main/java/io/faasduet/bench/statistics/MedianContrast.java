package io.faasduet.bench.statistics;

import static java.util.Objects.requireNonNull;

/**
 * Two medians against each other.
 *
 * @param ratio the first one over the second one
 * @param difference the first one less the second one
 */
public record MedianContrast(Estimate ratio, Estimate difference) {
  public MedianContrast {
    requireNonNull(ratio, "ratio");
    requireNonNull(difference, "difference");
  }
}
