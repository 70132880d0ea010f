package io.faasduet.files;

import java.io.IOException;
import java.nio.file.InvalidPathException;
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
 *   <li>{@code .cache/duet} in {@code HOME}, if that is an absolute path
 *   <li>a directory of this user's own, {@code duet-<id>}, in Java's directory for temporary files
 * </ol>
 *
 * What is in it is run: models and native libraries. So it must be a directory that belongs to this
 * process's user, or to root, and that nobody else can write; it is made for its owner alone.
 */
public final class CacheRoot {
  private CacheRoot() {}

  /**
   * The root of the cache, which need not exist.
   *
   * @param settings the value of a setting or environment variable by its name
   * @return an absolute path
   * @throws UnusableCacheException if there is something that others may have written, or that is
   *     no directory; the message says what to do
   */
  public static Path of(Function<String, Optional<String>> settings) {
    Path root = path(settings).toAbsolutePath().normalize();
    PrivateDirectory.require(root);
    return root;
  }

  /**
   * Makes the root if it is missing, for its owner alone, and marks it as a cache (see {@link
   * CacheTag}). To be called before anything is written into it.
   *
   * @throws IOException if it cannot be made; the message says what to do
   * @throws UnusableCacheException if it is not private
   */
  public static void create(Path root) throws IOException {
    try {
      PrivateDirectory.create(root);
      CacheTag.putInto(root);
    } catch (IOException e) {
      throw new IOException(
          "the cache %s cannot be made (%s): set DUET_CACHE to a directory that can be written"
              .formatted(root, e),
          e);
    }
  }

  private static Path path(Function<String, Optional<String>> settings) {
    Optional<String> chosen = settings.apply("DUET_CACHE");
    if (chosen.isPresent()) {
      return named("DUET_CACHE", chosen.get());
    }
    if (settings.apply("AWS_LAMBDA_FUNCTION_NAME").isPresent()) {
      return Path.of("/tmp/duet");
    }
    Optional<Path> xdg = setting(settings, "XDG_CACHE_HOME").filter(Path::isAbsolute);
    if (xdg.isPresent()) {
      return xdg.get().resolve("duet");
    }
    Optional<Path> home = setting(settings, "HOME").filter(Path::isAbsolute);
    if (home.isPresent()) {
      return home.get().resolve(".cache").resolve("duet");
    }
    return Path.of(System.getProperty("java.io.tmpdir"), "duet-" + PrivateDirectory.ownUser());
  }

  private static Optional<Path> setting(Function<String, Optional<String>> settings, String name) {
    return settings.apply(name).map(value -> named(name, value));
  }

  private static Path named(String setting, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      String message =
          setting
              + " is '"
              + value
              + "', which this locale cannot name as a file: set LC_ALL to C.UTF-8, or DUET_CACHE"
              + " to another directory";
      throw new UnusableCacheException(message, new IOException(message, e));
    }
  }
}
