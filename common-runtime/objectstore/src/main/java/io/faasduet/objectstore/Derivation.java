package io.faasduet.objectstore;

import java.io.IOException;
import java.nio.file.Path;

/** Makes a directory's content out of a fetched object, such as a zip's entries. */
@FunctionalInterface
public interface Derivation {

  /**
   * Fills an empty directory. What it holds is seen by nobody else until this method returns; if it
   * throws, the directory is deleted.
   */
  void derive(Path source, Path emptyDirectory) throws IOException;
}
