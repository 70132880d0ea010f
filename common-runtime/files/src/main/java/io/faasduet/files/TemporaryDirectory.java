package io.faasduet.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory that exists until it is closed, or until this JVM ends, by a signal too. Thread-safe.
 */
public final class TemporaryDirectory implements AutoCloseable {
  private static final int ATTEMPTS_AT_EXIT = 100;

  private final Path path;
  private final Thread atExit = new Thread(this::deleteAtExit, "delete-temporary-directory");

  private TemporaryDirectory(Path path) {
    this.path = path;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * A new directory in the system's directory for temporary files.
   *
   * @param prefix the start of its name
   */
  public static TemporaryDirectory create(String prefix) throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(prefix));
  }

  /**
   * A new directory in an existing one.
   *
   * @param prefix the start of its name
   */
  public static TemporaryDirectory in(Path parent, String prefix) throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(parent, prefix));
  }

  /** Its path. */
  public Path path() {
    return path;
  }

  /** Deletes the directory with all that is below it. */
  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the JVM is ending: the hook deletes it
    }
    FileTree.delete(path);
  }

  /** Other threads may still be writing into it for a moment. */
  private void deleteAtExit() {
    for (int attempt = 0; attempt < ATTEMPTS_AT_EXIT && Files.exists(path); attempt++) {
      try {
        FileTree.delete(path);
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
  }
}
