package io.faasduet.models;

import io.faasduet.files.AtomicDirectory;
import io.faasduet.inference.bundle.ModelDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Writes bundles to directories, and refuses to replace anything that is not a bundle. */
final class BundleDirectory {
  private static final String MARKER = ModelDescription.FILE_NAME;

  private BundleDirectory() {}

  /**
   * Writes a bundle, in the place of an earlier one. The directory appears whole or not at all.
   *
   * @throws IllegalArgumentException if the directory holds something else than a bundle
   */
  static void write(Path directory, AtomicDirectory.Content content) throws IOException {
    requireFree(directory);
    AtomicDirectory.replace(directory.toAbsolutePath().normalize(), content);
  }

  /**
   * Returns if a bundle can be written there.
   *
   * @throws IllegalArgumentException if the directory holds something else than a bundle
   */
  static void requireFree(Path directory) throws IOException {
    if (Files.exists(directory)
        && !Files.exists(directory.resolve(MARKER))
        && !isEmpty(directory)) {
      throw new IllegalArgumentException(
          directory + " exists and has no " + MARKER + "; name another directory or remove it");
    }
  }

  private static boolean isEmpty(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(place)) {
      return entries.findAny().isEmpty();
    }
  }
}
