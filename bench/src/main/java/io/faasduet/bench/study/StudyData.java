package io.faasduet.bench.study;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the figures of a study are made of.
 *
 * @param run the run
 * @param function the function's name in results
 * @param samples its invocations for the study that were answered, in order
 * @param directory the run's, with files of rows; empty where there are none
 * @param pricing the prices
 */
public record StudyData(
    Run run, String function, List<Sample> samples, Optional<Path> directory, Pricing pricing) {
  public StudyData {
    requireNonNull(run, "run");
    requireNonNull(function, "function");
    samples = List.copyOf(samples);
    requireNonNull(directory, "directory");
    requireNonNull(pricing, "pricing");
  }

  /** The rows of a file of that name, see {@link RowFile}; none if there is no such file. */
  public List<Map<String, String>> rows(String file) {
    return directory.map(place -> new RowFile(place, file).read()).orElse(List.of());
  }
}
