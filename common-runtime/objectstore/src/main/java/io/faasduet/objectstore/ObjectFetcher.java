package io.faasduet.objectstore;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.files.Sha256;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings objects to this machine's disk, once: large ones in parallel ranges, going on where an
 * earlier attempt ended. Processes and threads that want the same object wait for the one that
 * fetches it. A path that is returned holds the whole object, in the version that was in the store
 * when it was asked for; it is never changed. Thread-safe.
 *
 * <p>The cache is {@code DUET_CACHE}, else {@code /tmp/duet} on Lambda, else {@code duet} in {@code
 * XDG_CACHE_HOME} or {@code ~/.cache}; others must not be able to write it. Nothing in it is
 * deleted when it grows old; it may be deleted as a whole while no process uses it.
 *
 * <p>Besides what {@link ObjectStore} throws, every method throws {@link UncheckedIOException} with
 * one sentence that names the next step: for a store that keeps failing, content that does not
 * match its checksum, or a full disk.
 */
public final class ObjectFetcher {
  private static final int MAX_VERSIONS = 4;

  private final ObjectStore store;
  private final ObjectCache cache;
  private final FetchOptions plan;
  private final FetchProgress progress;

  ObjectFetcher(ObjectStore store, ObjectCache cache, FetchOptions plan) {
    this(store, cache, plan, FetchProgress.IGNORED);
  }

  ObjectFetcher(ObjectStore store, ObjectCache cache, FetchOptions plan, FetchProgress progress) {
    this.store = requireNonNull(store, "store");
    this.cache = cache;
    this.plan = plan;
    this.progress = progress;
  }

  /** A fetcher from a store, which stays the caller's, into the cache that the settings name. */
  public static ObjectFetcher open(ObjectStore store, Settings settings) {
    return new ObjectFetcher(store, ObjectCache.open(settings), FetchOptions.USUAL);
  }

  /**
   * The same for a command that its user watches: in smaller parts, so that little is lost when it
   * is interrupted.
   *
   * @param progress is told of what is fetched
   */
  public static ObjectFetcher open(ObjectStore store, Settings settings, FetchProgress progress) {
    return open(store, settings, progress, FetchOptions.INTERACTIVE.backoff().first());
  }

  /**
   * The same with another pause before a request that failed is repeated than one second.
   *
   * @param firstPause after the first failure; it doubles with each that follows, up to 5 s
   */
  public static ObjectFetcher open(
      ObjectStore store, Settings settings, FetchProgress progress, Duration firstPause) {
    return new ObjectFetcher(
        store,
        ObjectCache.open(settings),
        FetchOptions.INTERACTIVE.withFirstPause(firstPause),
        progress);
  }

  /**
   * The object as a file that keeps its name, verified against the SHA-256 that the store knows of
   * it, if any. One that is in the cache costs a request for its version. A {@code file:} address
   * is the file itself.
   */
  public Path fetch(URI address) {
    return fetched(address, Optional.empty()).path();
  }

  /**
   * The same, verified against a checksum.
   *
   * @param sha256 64 hexadecimal digits
   */
  public Path fetch(URI address, String sha256) {
    String expected = sha256.strip().toLowerCase(Locale.ROOT);
    if (!Sha256.isHex(expected)) {
      throw new InvalidRequestException("a SHA-256 has 64 hexadecimal digits: '" + sha256 + "'");
    }
    return fetched(address, Optional.of(expected)).path();
  }

  /**
   * A directory with all objects below a prefix, under the names they have after it; a slash at the
   * prefix's end is implied. For a {@code file:} address the directory itself.
   *
   * @throws NotFoundException if there is no object below the prefix
   */
  public Path fetchTree(URI prefix) {
    if (isFile(prefix)) {
      Path directory = FileAddress.path(prefix);
      if (!Files.isDirectory(directory)) {
        throw new NotFoundException(prefix + " is not a directory");
      }
      return directory;
    }
    return keeping(prefix, () -> new ObjectTree(this, store, prefix).fetch(cache, plan));
  }

  /**
   * A directory made out of a fetched file, once for every content of the file: what a zip holds,
   * say. Nobody sees it before it is whole.
   *
   * @param name the directory's name
   */
  public Path derive(Path source, String name, Derivation derivation) {
    return keeping(
        source.toUri(),
        () -> {
          BasicFileAttributes file = Files.readAttributes(source, BasicFileAttributes.class);
          String version =
              source.toAbsolutePath() + " " + file.size() + " " + file.lastModifiedTime();
          return derived(source, version, name, derivation);
        });
  }

  /**
   * The same where the content is identified by a text, such as a checksum: copies of the file,
   * wherever they lie, then share one directory.
   */
  public Path derive(Path source, String version, String name, Derivation derivation) {
    return keeping(source.toUri(), () -> derived(source, version, name, derivation));
  }

  /**
   * A directory that is made of nothing but its recipe, once on this machine. Nobody sees it before
   * it is whole.
   *
   * @param recipe what is made, with its version
   * @param name the directory's name
   * @param making fills an empty directory
   */
  public Path make(String recipe, String name, Consumer<Path> making) {
    return keeping(
        URI.create("file:/" + name),
        () -> new CachedDirectories(cache).get("made", recipe, name, making::accept));
  }

  private Path derived(Path source, String version, String name, Derivation derivation)
      throws IOException {
    return new CachedDirectories(cache)
        .get("derived", version, name, directory -> derivation.derive(source, directory));
  }

  /** A file and the version it is of. */
  record Fetched(Path path, ObjectInfo info) {}

  Fetched fetched(URI address, Optional<String> expected) {
    if (isFile(address)) {
      ObjectInfo info = store.info(address);
      return new Fetched(keeping(address, () -> local(address, expected)), info);
    }
    for (int version = 1; ; version++) {
      try {
        ObjectInfo info = plan.backoff().repeating(() -> store.info(address));
        return new Fetched(keeping(address, () -> cached(info, expected)), info);
      } catch (ObjectChangedException e) {
        if (version == MAX_VERSIONS) {
          throw e;
        }
      }
    }
  }

  private Path cached(ObjectInfo info, Optional<String> expected) throws IOException {
    if (expected.isPresent() && info.sha256().isPresent()) {
      verify(info.address(), info.sha256().get(), expected.get());
    }
    Path object = cache.object(info);
    if (!Files.exists(object)) {
      cache.holding(info.address().toString(), () -> brought(info, expected, object));
    }
    if (expected.isPresent()) {
      Path known = cache.sha256File(info);
      String actual = Files.exists(known) ? Files.readString(known) : Sha256.hex(object);
      verify(info.address(), actual, expected.get());
    }
    return object;
  }

  private Path brought(ObjectInfo info, Optional<String> expected, Path object) throws IOException {
    if (!Files.exists(object)) {
      new ObjectDownload(store, cache, plan, info, expected.or(info::sha256), progress).run();
    }
    return object;
  }

  private static Path local(URI address, Optional<String> expected) throws IOException {
    Path file = FileAddress.path(address);
    if (expected.isPresent()) {
      verify(address, Sha256.hex(file), expected.get());
    }
    return file;
  }

  private static void verify(URI address, String actual, String expected) throws IOException {
    if (!actual.equals(expected)) {
      throw new IOException(
          address
              + " has the SHA-256 "
              + actual
              + ", not the "
              + expected
              + " that was asked for: correct the address or the checksum");
    }
  }

  private interface CacheWork {
    Path run() throws IOException;
  }

  private Path keeping(URI address, CacheWork work) {
    try {
      return work.run();
    } catch (CacheWriteException e) {
      throw new UncheckedIOException(
          address + " cannot be kept in the cache (" + e.getMessage() + "): " + e.advice(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean isFile(URI address) {
    return "file".equals(address.getScheme());
  }
}
