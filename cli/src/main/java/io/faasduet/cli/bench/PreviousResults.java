package io.faasduet.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What lies where a new run's results are to go. Nothing that was measured is ever overwritten. */
final class PreviousResults {
  private PreviousResults() {}

  /** Renames a directory that holds a run, and says what it is called then. */
  static Optional<Path> setAside(Path directory) {
    if (!Files.exists(directory.resolve("samples.csv"))) {
      return Optional.empty();
    }
    for (int number = 1; ; number++) {
      Path place = directory.resolveSibling(directory.getFileName() + "." + number);
      if (!Files.exists(place)) {
        return Optional.of(move(directory, place));
      }
    }
  }

  private static Path move(Path from, Path to) {
    try {
      return Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException("the earlier run in " + from + " cannot be moved aside", e);
    }
  }
}
