package io.faasduet.bench.plan;

import io.faasduet.bench.results.ResourceSample;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The steps of a run that are done, on file, so that a run that was cut short can go on. */
final class Checkpoint {
  static final String NAME = "done.txt";

  private final Path file;
  private final Set<String> done;

  private Checkpoint(Path file, Set<String> done) {
    this.file = file;
    this.done = done;
  }

  /** Those of a run's directory; none if it is a new one. */
  static Checkpoint of(Path directory) {
    Path file = directory.resolve(NAME);
    try {
      return new Checkpoint(
          file, new LinkedHashSet<>(Files.exists(file) ? Files.readAllLines(file) : List.of()));
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether a sample belongs to a step that is done. */
  boolean covers(Sample sample) {
    return has(sample.step()) || has(sample.function() + ", " + sample.step());
  }

  /** Whether a line of resources belongs to a step that is done. */
  boolean covers(ResourceSample sample) {
    return has(sample.function() + ", " + sample.step());
  }

  boolean has(String step) {
    return done.contains(step);
  }

  void add(String step) {
    done.add(step);
    try {
      Files.writeString(file, step + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
