package io.faasduet.cli.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Whether an artefact has native libraries, which run on one CPU architecture only. */
final class NativeParts {
  private NativeParts() {}

  static boolean ofZip(Path zip) {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream().anyMatch(entry -> entry.getName().startsWith("lib/natives/"));
    } catch (IOException e) {
      throw new UncheckedIOException(zip + " is not a zip", e);
    }
  }

  static boolean ofDirectory(Path directory) {
    return Files.isDirectory(directory.resolve("natives"));
  }
}
