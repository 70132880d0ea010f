package io.faasduet.objectstore;

import io.faasduet.files.AtomicDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Directories that are filled once and then seen whole, by every process of the machine. */
final class CachedDirectories {
  private final ObjectCache cache;

  /** Fills an empty directory. */
  interface Filling {
    void fill(Path emptyDirectory) throws IOException;
  }

  CachedDirectories(ObjectCache cache) {
    this.cache = cache;
  }

  /** The directory of that kind and name made from the given text, filled now if it is missing. */
  Path get(String kind, String madeFrom, String name, Filling filling) throws IOException {
    Path directory = cache.directory(kind, madeFrom, name);
    if (Files.isDirectory(directory)) {
      return directory;
    }
    return cache.holding(
        kind + " " + madeFrom + " " + name,
        () -> Files.isDirectory(directory) ? directory : filled(directory, filling));
  }

  private static Path filled(Path directory, Filling filling) throws IOException {
    Path home = Objects.requireNonNull(directory.getParent());
    Path unfinished = home.resolveSibling(home.getFileName() + "-unfinished");
    return AtomicDirectory.createIfMissing(directory, unfinished, filling::fill);
  }
}
