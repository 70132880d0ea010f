package io.faasduet.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Writes directories that are never seen half done: made beside their place, then renamed. */
final class WholeDirectory {
  private WholeDirectory() {}

  /** Fills an empty directory with files. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path directory) throws IOException;
  }

  /**
   * Writes a directory, replacing one that holds the given file.
   *
   * @throws IllegalArgumentException if there is something else at that place
   */
  static void write(Path directory, String marker, Content content) throws IOException {
    Path place = directory.toAbsolutePath().normalize();
    if (Files.exists(place) && !Files.exists(place.resolve(marker)) && !isEmpty(place)) {
      throw new IllegalArgumentException(
          place + " is there and has no " + marker + "; name another directory or remove it");
    }
    Path parent = Files.createDirectories(place.getParent());
    Path workshop = Files.createTempDirectory(parent, "." + place.getFileName() + "-");
    try {
      Path made = Files.createDirectory(workshop.resolve("made"));
      content.writeTo(made);
      if (Files.exists(place)) {
        Files.move(place, workshop.resolve("replaced"), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(workshop);
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

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> entries = Files.walk(directory)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
