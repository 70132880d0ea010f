package io.faasduet.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The directory in which Duet keeps what it fetched or made, the same for functions and the
 * harness. The first of these that is set:
 *
 * <ol>
 *   <li>{@code DUET_CACHE}
 *   <li>on Lambda, where {@code AWS_LAMBDA_FUNCTION_NAME} is set: {@code /tmp/duet}, as nothing
 *       else can be written there
 *   <li>{@code duet} in {@code XDG_CACHE_HOME}; a relative one is ignored, as its specification
 *       demands
 *   <li>{@code .cache/duet} in {@code HOME}
 *   <li>{@code duet} in Java's directory for temporary files
 * </ol>
 */
public final class CacheRoot {
  private CacheRoot() {}

  /**
   * The root of the cache, which need not exist.
   *
   * @param settings the value of a setting or environment variable by its name
   * @return an absolute path
   */
  public static Path of(Function<String, Optional<String>> settings) {
    return path(settings).toAbsolutePath().normalize();
  }

  private static Path path(Function<String, Optional<String>> settings) {
    Optional<String> chosen = settings.apply("DUET_CACHE");
    if (chosen.isPresent()) {
      return Path.of(chosen.get());
    }
    if (settings.apply("AWS_LAMBDA_FUNCTION_NAME").isPresent()) {
      return Path.of("/tmp/duet");
    }
    Optional<Path> xdg = settings.apply("XDG_CACHE_HOME").map(Path::of).filter(Path::isAbsolute);
    if (xdg.isPresent()) {
      return xdg.get().resolve("duet");
    }
    Optional<String> home = settings.apply("HOME");
    if (home.isPresent()) {
      return Path.of(home.get(), ".cache", "duet");
    }
    return Path.of(System.getProperty("java.io.tmpdir"), "duet");
  }
}
