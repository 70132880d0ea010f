package io.faasduet.localcloud.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
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
   * Stores an item, in place of one of its key.
   *
   * @param table as the benchmark calls it
   * @param item its attributes: texts and numbers
   */
  void put(String table, ObjectNode item);

  @Override
  void close();
}
