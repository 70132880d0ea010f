package io.faasduet.cli.sebs.results;

import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Tables as SeBS writes them: times are seconds since 1970 with six decimals. */
final class CsvText {
  private CsvText() {}

  static String seconds(Instant time) {
    long micros = Duration.between(Instant.EPOCH, time).toNanos() / 1000;
    return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
  }

  /** A duration in seconds. */
  static String decimal(double seconds) {
    return String.format(Locale.ROOT, "%.9f", seconds);
  }

  /** Writes a file, in the place of an earlier one, with the directories that it is in. */
  static void write(Path file, List<String> lines) {
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
