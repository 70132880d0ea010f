package io.faasduet.localcloud.process;

import io.faasduet.api.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Directories that are made once and kept between runs, named after what is in them. Processes may
 * share it: a directory appears whole or not at all.
 */
public record CacheDirectory(Path path) {

  /** Fills an empty directory. */
  public interface Content {
    void writeTo(Path directory) throws IOException;
  }

  /** {@code DUET_CACHE}, else {@code duet} in the user's cache. */
  public static CacheDirectory of(Settings settings) {
    Path userCache =
        settings
            .text("XDG_CACHE_HOME")
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    return new CacheDirectory(
        settings
            .text("DUET_CACHE")
            .map(Path::of)
            .orElse(userCache.resolve("duet"))
            .toAbsolutePath()
            .normalize());
  }

  /** The directory of that name, filled by {@code content} if it is not there yet. */
  public Path directory(String kind, String name, Content content) throws IOException {
    Path directory = path.resolve(kind).resolve(name);
    if (Files.isDirectory(directory)) {
      return directory;
    }
    Files.createDirectories(directory.getParent());
    Path unfinished = Files.createTempDirectory(directory.getParent(), "." + name + "-");
    try {
      content.writeTo(unfinished);
      Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
      // another process was first
    } finally {
      RunDirectory.delete(unfinished);
    }
    return directory;
  }
}
