package io.faasduet.bench.results;

import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A results file of a run that goes on, without the lines of the step in which it was cut short.
 */
final class ResumedFile {
  private ResumedFile() {}

  /**
   * Replaces a file by the lines that stay.
   *
   * @param complete whether all lines stay; else a copy of the file as it was is left next to it,
   *     {@code samples.unfinished-1.csv} of {@code samples.csv} and so on
   * @param lines writes the lines that stay
   * @throws IOException if that fails; the file is then as it was before
   */
  static void replace(Path file, boolean complete, AtomicFile.Content lines) throws IOException {
    Path rewritten = file.resolveSibling(file.getFileName() + ".part");
    lines.writeTo(rewritten);
    if (!complete) {
      Files.copy(file, unusedName(file));
    }
    Files.move(
        rewritten, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path unusedName(Path file) {
    String name = file.getFileName().toString().replace(".csv", "");
    for (int number = 1; ; number++) {
      Path copy = file.resolveSibling(name + ".unfinished-" + number + ".csv");
      if (!Files.exists(copy)) {
        return copy;
      }
    }
  }
}
