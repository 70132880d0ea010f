package io.faasduet.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/** The names of files and directories that are still being written. */
final class UnfinishedName {
  private static final String PREFIX = ".duet-unfinished-";

  private UnfinishedName() {}

  /** A path in the directory that nothing else uses. */
  static Path in(Path directory) {
    return directory.resolve(PREFIX + UUID.randomUUID());
  }

  static boolean matches(Path path) {
    return String.valueOf(path.getFileName()).startsWith(PREFIX);
  }

  /** The directory that a path lies in, made if it is missing. */
  static Path directoryOf(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    return Files.createDirectories(Objects.requireNonNullElse(absolute.getParent(), absolute));
  }
}
