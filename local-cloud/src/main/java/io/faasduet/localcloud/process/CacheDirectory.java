package io.faasduet.localcloud.process;

import io.faasduet.api.Settings;
import io.faasduet.files.AtomicDirectory;
import io.faasduet.files.CacheRoot;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Directories that are made once and kept between runs, named after what is in them. Processes may
 * share it: a directory appears whole or not at all.
 */
public record CacheDirectory(Path path) {

  /** The directory that functions use too; see {@link CacheRoot}. */
  public static CacheDirectory of(Settings settings) {
    return new CacheDirectory(CacheRoot.of(settings::text));
  }

  /** The directory of that name, filled by {@code content} if it is missing. */
  public Path directory(String kind, String name, AtomicDirectory.Content content)
      throws IOException {
    CacheRoot.create(path);
    return AtomicDirectory.createIfMissing(path.resolve(kind).resolve(name), content);
  }
}
