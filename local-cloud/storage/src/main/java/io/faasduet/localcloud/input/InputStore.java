package io.faasduet.localcloud.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A store for a benchmark's input and output, which its generator and its function reach. */
public interface InputStore extends AutoCloseable {
  /** The bucket, which need not be there before {@link #open}. */
  String bucket();

  /** The environment variables with which a process finds the store. */
  Map<String, String> settings();

  /** Makes what is missing of the bucket and the tables. Called once, before anything is stored. */
  void open(BenchmarkNeeds needs);

  /** Stores a file, in place of an object of that key. */
  void put(String key, Path file);

  /**
   * Makes an object that is drawn when it is fetched, in place of an object of that key. A store
   * that cannot fetch it has it drawn once, and stored.
   *
   * @throws UncheckedIOException if it cannot be drawn
   */
  default void put(ServedObject object) {
    try {
      Path file = Files.createTempFile("duet-drawn-", ".bin");
      try (InputStream content = object.address().toURL().openStream()) {
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        put(object.key(), file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(object.key() + " cannot be drawn", e);
    }
  }

  /**
   * Stores an item, in place of one of its key.
   *
   * @param table as the benchmark calls it
   * @param item its attributes: texts and numbers
   */
  void put(String table, ObjectNode item);

  @Override
  void close();
}
