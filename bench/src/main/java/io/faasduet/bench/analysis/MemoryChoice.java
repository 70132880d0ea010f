package io.faasduet.bench.analysis;

import io.faasduet.bench.cost.MemoryStep;
import io.faasduet.bench.results.PlatformName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The cheapest memory size that is fast enough. */
public final class MemoryChoice {
  private MemoryChoice() {}

  /**
   * A sentence for each function that was measured warm on Lambda.
   *
   * @param objectiveMillis what the p95 may be; where there are too few calls for one, the median
   */
  public static List<String> of(Summary summary, double objectiveMillis) {
    List<String> sentences = new ArrayList<>();
    for (Summary.FunctionSummary function : summary.functions()) {
      List<MemoryStep> steps = new ArrayList<>();
      boolean tails = true;
      for (Summary.Cost cost : function.costs()) {
        Optional<Summary.Latency> latency =
            function.warm().targets().stream()
                .filter(target -> target.name().equals(cost.target()))
                .flatMap(target -> target.latency().stream())
                .findFirst();
        if (cost.platform().equals(PlatformName.LAMBDA) && latency.isPresent()) {
          tails &= latency.get().p95().isPresent();
          steps.add(
              new MemoryStep(
                  cost.memoryMegabytes(),
                  latency.get().p95().orElse(latency.get().median().value()),
                  cost.usdPerMillion()));
        }
      }
      if (!steps.isEmpty()) {
        sentences.add(sentence(function.name(), steps, objectiveMillis, tails ? "p95" : "median"));
      }
    }
    return sentences;
  }

  private static String sentence(
      String function, List<MemoryStep> steps, double objectiveMillis, String quantile) {
    return MemoryStep.cheapest(steps, objectiveMillis)
        .map(
            step ->
                String.format(
                    Locale.ROOT,
                    "%s: %d MB is the cheapest with a %s of at most %.0f ms: %.1f ms, $%.2f a million.",
                    function,
                    step.memoryMegabytes(),
                    quantile,
                    objectiveMillis,
                    step.latencyMillis(),
                    step.usdPerMillion()))
        .orElse(
            String.format(
                Locale.ROOT,
                "%s: no measured size has a %s of at most %.0f ms.",
                function,
                quantile,
                objectiveMillis));
  }
}
