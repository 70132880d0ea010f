package io.faasduet.objectstore;

import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where fetched things lie. What a caller is given never changes and is never deleted:
 *
 * <pre>
 * objects/&lt;address&gt;/&lt;version&gt;/&lt;name&gt;      a whole object
 * objects/&lt;address&gt;/&lt;version&gt;.sha256      its checksum, where it has been computed
 * objects/&lt;address&gt;/unfinished/           the parts of one that have come so far
 * trees/…, derived/…                      whole directories
 * downloads/…                             what the command line fetches from elsewhere
 * locks/&lt;address&gt;
 * </pre>
 *
 * where address and version are hashes of what they stand for.
 */
record ObjectCache(Path root) {
  private static final int HASH_LENGTH = 32;
  private static final int MAX_NAME_BYTES = 200;

  static ObjectCache open(Settings settings) {
    return new ObjectCache(
        settings
            .text("DUET_CACHE")
            .map(Path::of)
            .or(() -> settings.text("AWS_LAMBDA_FUNCTION_NAME").map(unused -> Path.of("/tmp/duet")))
            .or(
                () ->
                    settings
                        .text("XDG_CACHE_HOME")
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .map(directory -> directory.resolve("duet")))
            .or(() -> settings.text("HOME").map(home -> Path.of(home, ".cache", "duet")))
            .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "duet"))
            .toAbsolutePath());
  }

  Path downloads() {
    return root.resolve("downloads");
  }

  Path objectDirectory(URI address) {
    return root.resolve("objects").resolve(hash(address.toString()));
  }

  /** Where the whole object lies once it is there. */
  Path object(ObjectInfo info) {
    return versionDirectory(info).resolve(nameOf(info.address()));
  }

  Path sha256File(ObjectInfo info) {
    Path version = versionDirectory(info);
    return version.resolveSibling(version.getFileName() + ".sha256");
  }

  Path unfinished(URI address) {
    return objectDirectory(address).resolve("unfinished");
  }

  /** A directory of a kind of its own, named by what it is made from. */
  Path directory(String kind, String madeFrom, String name) {
    return root.resolve(kind).resolve(hash(madeFrom)).resolve(safeName(name));
  }

  <T> T holding(String what, CacheLock.LockedWork<T> work) throws IOException {
    return CacheLock.holding(root.resolve("locks").resolve(hash(what)), work);
  }

  static String hash(String text) {
    return Sha256.of(text).substring(0, HASH_LENGTH);
  }

  /** Deletes a directory with all that is in it, if it is there. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> below = Files.walk(directory)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Path versionDirectory(ObjectInfo info) {
    return objectDirectory(info.address()).resolve(hash(info.bytes() + " " + info.version()));
  }

  /** The last part of the address, so that a fetched file keeps its name and its extension. */
  private static String nameOf(URI address) {
    String path = Optional.ofNullable(address.getRawPath()).orElse("");
    return safeName(PercentEncoding.decode(path.substring(path.lastIndexOf('/') + 1)));
  }

  /** The name itself where this file system can have such a file, else something like it. */
  static String safeName(String name) {
    String encoded = PercentEncoding.encode(name).replace("/", "%2F");
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      return "object" + name.length();
    }
    if (encoded.length() > MAX_NAME_BYTES) {
      int dot = encoded.lastIndexOf('.');
      String extension = dot < 0 || encoded.length() - dot > 20 ? "" : encoded.substring(dot);
      return hash(name) + extension;
    }
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    boolean plain = name.chars().noneMatch(c -> c < ' ' || c == '/' || c == 0x7f);
    return plain && names.newEncoder().canEncode(name) ? name : encoded;
  }
}
