package io.faasduet.bench.published;

import java.util.Optional;

/**
 * One published figure.
 *
 * @param study which study, as {@link Study} names it
 * @param workload what was run: the name of Duet's function that does the same, or the study's word
 * @param model the network, by the name of Duet's model, where the study says which
 * @param deployment what it was run on
 * @param experiment {@code cold}, {@code warm}, {@code load}; {@code loop 1} and so on where the
 *     study repeats a load; the study's own word otherwise
 * @param metric what was measured, as the study calls it
 * @param unit {@code s}, {@code usd}, {@code usd_per_hour} or {@code percent}
 * @param values how much it was
 * @param note what the file adds; empty if nothing
 */
public record PublishedFigure(
    String study,
    String workload,
    Optional<String> model,
    PublishedDeployment deployment,
    String experiment,
    String metric,
    String unit,
    Values values,
    String note) {

  /**
   * How much it was, as far as it is published.
   *
   * @param mean the mean; where only one value is published, that value
   * @param count how many measurements
   */
  public record Values(
      double mean,
      Optional<Double> standardDeviation,
      Optional<Double> p50,
      Optional<Double> p95,
      Optional<Integer> count) {
    static Values of(double mean) {
      return new Values(
          mean, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }
}
