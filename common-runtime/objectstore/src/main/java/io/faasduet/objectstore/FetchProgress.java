package io.faasduet.objectstore;

/** A listener to the progress of a fetch. */
@FunctionalInterface
public interface FetchProgress {
  /** A listener that does nothing. */
  FetchProgress IGNORED = (bytes, total) -> {};

  /**
   * Called after each block that was fetched, by several threads at the same time.
   *
   * @param bytes the number of bytes on disk
   * @param total the object's length
   */
  void at(long bytes, long total);
}
