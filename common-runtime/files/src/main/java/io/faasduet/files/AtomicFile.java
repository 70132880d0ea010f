package io.faasduet.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that readers see with all of their content, or with what they held before. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes one new file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes it.
     *
     * @param file a path in the final directory; nothing exists there yet
     */
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes or replaces a file. Missing parent directories are made.
   *
   * @return the file
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  public static Path write(Path file, byte[] content) throws IOException {
    return write(file, unfinished -> Files.write(unfinished, content));
  }

  /**
   * Writes or replaces a file with what {@code content} writes.
   *
   * @return the file
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  public static Path write(Path file, Content content) throws IOException {
    Path unfinished = UnfinishedName.in(UnfinishedName.directoryOf(file));
    try {
      content.writeTo(unfinished);
      return Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Whether a path is a file or directory that is still being written, or was abandoned. */
  public static boolean isUnfinished(Path path) {
    return UnfinishedName.matches(path);
  }
}
