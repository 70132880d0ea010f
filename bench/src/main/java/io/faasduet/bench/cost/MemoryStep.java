package io.faasduet.bench.cost;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The latency and cost of a function at one memory size.
 *
 * @param memoryMegabytes the size
 * @param latencyMillis its latency, of the quantile that matters
 * @param usdPerMillion its cost for a million requests
 */
public record MemoryStep(int memoryMegabytes, double latencyMillis, double usdPerMillion) {
  private static final Comparator<MemoryStep> CHEAPEST =
      Comparator.comparingDouble(MemoryStep::usdPerMillion)
          .thenComparingDouble(MemoryStep::latencyMillis)
          .thenComparingInt(MemoryStep::memoryMegabytes);

  /**
   * The cheapest size whose latency is at most the objective; of equally cheap ones the fastest.
   * Empty if none is fast enough.
   */
  public static Optional<MemoryStep> cheapest(
      Collection<MemoryStep> steps, double objectiveMillis) {
    return steps.stream().filter(step -> step.latencyMillis() <= objectiveMillis).min(CHEAPEST);
  }
}
