package io.faasduet.bench.results;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One iteration of a training.
 *
 * @param number from 1
 * @param fetchMillis until the batch was in memory
 * @param computeMillis for the gradient and the step
 * @param loss the mean squared error of the batch before the step
 * @param bytes the length of the batch
 */
public record TrainingIteration(
    long number, double fetchMillis, double computeMillis, double loss, long bytes) {
  /** The file of iterations in a results directory. */
  public static final String FILE = "iterations.csv";

  /** Its columns after those of the sample. */
  public static final List<String> COLUMNS =
      List.of("iteration", "fetch_ms", "compute_ms", "loss", "bytes");

  /** As values of those columns. */
  public List<String> row() {
    return List.of(
        Long.toString(number),
        String.format(Locale.ROOT, "%.3f", fetchMillis),
        String.format(Locale.ROOT, "%.3f", computeMillis),
        Double.toString(loss),
        Long.toString(bytes));
  }

  /**
   * That of a row of the file.
   *
   * @throws NumberFormatException if a value is no number
   */
  public static TrainingIteration of(Map<String, String> row) {
    return new TrainingIteration(
        Long.parseLong(row.get("iteration")),
        Double.parseDouble(row.get("fetch_ms")),
        Double.parseDouble(row.get("compute_ms")),
        Double.parseDouble(row.get("loss")),
        Long.parseLong(row.get("bytes")));
  }

  /** Milliseconds for fetching and computing. */
  public double millis() {
    return fetchMillis + computeMillis;
  }
}
