package io.faasduet.bench.statistics;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Two medians compared. Both intervals are 95% each by itself.
 *
 * @param ratio the first one over the second one; no finite number if the second one is 0
 * @param difference the first one less the second one
 * @param pValue how likely a ratio at least so far from 1 is if there is no difference, of this
 *     comparison by itself; empty where there is no interval
 * @param leastPValue the least that measurements of this number can give, where there is such a
 *     bound
 */
public record MedianContrast(
    Estimate ratio, Estimate difference, Optional<Double> pValue, Optional<Double> leastPValue) {
  public MedianContrast {
    requireNonNull(ratio, "ratio");
    requireNonNull(difference, "difference");
    requireNonNull(pValue, "pValue");
    requireNonNull(leastPValue, "leastPValue");
  }
}
