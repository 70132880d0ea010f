package io.faasduet.localcloud.storage;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of an object. */
sealed interface ObjectContent {
  /**
   * Begins to read it; what was opened stays readable whatever becomes of the object.
   *
   * @throws NoSuchFileException if it has been discarded
   */
  InputStream open() throws IOException;

  /** Gives up what holds it. */
  void discard() throws IOException;

  /** A file that holds the bytes and nothing else. */
  record InFile(Path file) implements ObjectContent {
    public InFile {
      requireNonNull(file, "file");
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public void discard() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /** What somebody serves over HTTP, each time anew. */
  record Served(URI address) implements ObjectContent {
    public Served {
      requireNonNull(address, "address");
    }

    @Override
    public InputStream open() throws IOException {
      return address.toURL().openStream();
    }

    @Override
    public void discard() {
      // it is not ours
    }
  }
}
