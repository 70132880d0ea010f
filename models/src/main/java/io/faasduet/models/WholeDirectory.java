package io.faasduet.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    requireFree(place, marker);
    Path parent = Files.createDirectories(place.getParent());
    try (Workshop workshop = Workshop.in(parent, "." + place.getFileName() + "-")) {
      Path made = Files.createDirectory(workshop.directory().resolve("made"));
      content.writeTo(made);
      if (Files.exists(place)) {
        Files.move(place, workshop.directory().resolve("replaced"), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Refuses a place that holds something else.
   *
   * @throws IllegalArgumentException if it does
   */
  static void requireFree(Path directory, String marker) throws IOException {
    if (Files.exists(directory)
        && !Files.exists(directory.resolve(marker))
        && !isEmpty(directory)) {
      throw new IllegalArgumentException(
          directory + " is there and has no " + marker + "; name another directory or remove it");
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
