package io.faasduet.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes directories that appear under their name whole, or not at all. */
public final class AtomicDirectory {
  private AtomicDirectory() {}

  /** Fills an empty directory. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes it.
     *
     * @param directory an empty directory next to the final one
     */
    void writeTo(Path directory) throws IOException;
  }

  /**
   * Returns a directory, filled now if it is missing. Processes may do so at the same time: the
   * first one's is kept.
   *
   * @return the directory
   * @throws IOException if it cannot be filled; it is then missing as before
   */
  public static Path createIfMissing(Path directory, Content content) throws IOException {
    if (Files.isDirectory(directory)) {
      return directory;
    }
    Path unfinished = UnfinishedName.in(UnfinishedName.directoryOf(directory));
    return createIfMissing(directory, unfinished, content);
  }

  /**
   * The same for a caller that holds a lock: {@code unfinished} is where the content is written
   * first. What a killed process left there is deleted.
   *
   * @param unfinished a path on the same file system
   */
  public static Path createIfMissing(Path directory, Path unfinished, Content content)
      throws IOException {
    if (Files.isDirectory(directory)) {
      return directory;
    }
    try {
      FileTree.delete(unfinished);
      content.writeTo(Files.createDirectories(unfinished));
      UnfinishedName.directoryOf(directory);
      Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    } finally {
      FileTree.delete(unfinished);
    }
    return directory;
  }

  /**
   * Writes a directory in the place of what is there.
   *
   * @return the directory
   * @throws IOException if it cannot be written; what was there before is then still there
   */
  public static Path replace(Path directory, Content content) throws IOException {
    Path work = UnfinishedName.in(UnfinishedName.directoryOf(directory));
    try {
      Path made = Files.createDirectories(work.resolve("new"));
      content.writeTo(made);
      if (Files.exists(directory)) {
        Files.move(directory, work.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.move(made, directory, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FileTree.delete(work);
    }
  }
}
