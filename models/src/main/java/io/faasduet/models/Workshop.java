package io.faasduet.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory to work in that is gone afterwards, also when a signal ends this JVM meanwhile.
 * Thread-safe.
 */
public final class Workshop implements AutoCloseable {
  private final Path directory;
  private final Thread atExit = new Thread(this::deleteQuietly, "delete-workshop");

  private Workshop(Path directory) {
    this.directory = directory;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** A new directory in another, with a name that begins so. */
  public static Workshop in(Path parent, String prefix) throws IOException {
    return new Workshop(Files.createTempDirectory(parent, prefix));
  }

  /** A new directory for temporary files, with a name that begins so. */
  public static Workshop temporary(String prefix) throws IOException {
    return new Workshop(Files.createTempDirectory(prefix));
  }

  /** Where it is. */
  public Path directory() {
    return directory;
  }

  /** Deletes the directory and all below it. */
  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the hook is running, and deletes it
    }
    delete();
  }

  private void delete() throws IOException {
    try (Stream<Path> entries = Files.walk(directory)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (NoSuchFileException e) {
      return; // it is gone already
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A process that works there may still be writing, for a moment. */
  private void deleteQuietly() {
    for (int attempt = 0; attempt < 100 && Files.exists(directory); attempt++) {
      try {
        delete();
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
  }
}
