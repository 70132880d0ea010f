package io.faasduet.bench.analysis;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The verdict on one comparison of a page.
 *
 * @param conclusion what can be said
 * @param pValue the p-value of this comparison by itself; empty where there is no verdict
 * @param adjustedPValue the same with Holm's correction for all comparisons of the page
 * @param reason why nothing can be said, as part of a sentence; else empty
 */
public record Judgement(
    Conclusion conclusion,
    Optional<Double> pValue,
    Optional<Double> adjustedPValue,
    String reason) {
  public Judgement {
    requireNonNull(conclusion, "conclusion");
    requireNonNull(pValue, "pValue");
    requireNonNull(adjustedPValue, "adjustedPValue");
    requireNonNull(reason, "reason");
  }

  static Judgement none(Conclusion conclusion, String reason) {
    return new Judgement(conclusion, Optional.empty(), Optional.empty(), reason);
  }
}
