package io.faasduet.cli.sebs;

import io.faasduet.bench.results.SampleFile;
import io.faasduet.cli.bench.RunOutput;
import io.faasduet.cli.command.OutputPlace;
import io.faasduet.cli.command.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory that a run's results go to. */
record ResultDirectory(Path path) {

  /**
   * Refuses a place that cannot hold a run; an earlier run of Duet's will be moved aside.
   *
   * @param results the file or directory in it that SeBS's results will be
   * @throws UsageException if it is a file, holds results of SeBS's own, or cannot be moved
   */
  void requireFree(String results) {
    RunOutput.in(path).requireFree();
    boolean run = Files.exists(path.resolve(SampleFile.NAME));
    if (!run && Files.exists(path.resolve(results))) {
      throw new UsageException(
          "%s is there already, and is no run of Duet's; name another directory with --output-dir"
              .formatted(path.resolve(results)));
    }
  }

  /**
   * Refuses results that are there already, or cannot be written.
   *
   * @throws UsageException if they are or cannot
   */
  static void requireNone(Path results) {
    if (Files.exists(results)) {
      throw new UsageException(
          results + " is there already; name another directory with --output-dir");
    }
    new OutputPlace(results).requireDirectory();
  }

  Path file(String name) {
    return path.resolve(name);
  }
}
