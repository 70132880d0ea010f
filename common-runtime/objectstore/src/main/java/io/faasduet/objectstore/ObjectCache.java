package io.faasduet.objectstore;

import io.faasduet.api.Settings;
import io.faasduet.files.CacheRoot;
import io.faasduet.files.PercentEncoding;
import io.faasduet.files.Sha256;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The layout of the cache. A path that a caller was given never changes and is never deleted:
 *
 * <pre>
 * objects/&lt;address&gt;/&lt;version&gt;/&lt;name&gt;      a whole object
 * objects/&lt;address&gt;/&lt;version&gt;.sha256      its SHA-256, where it is known
 * objects/&lt;address&gt;/unfinished/           an object that is being fetched
 * trees/…, derived/…                      whole directories
 * locks/&lt;address&gt;
 * </pre>
 *
 * where address and version are hashes of what they stand for.
 */
record ObjectCache(Path root) {
  private static final int HASH_LENGTH = 32;
  private static final int MAX_NAME_BYTES = 200;

  static ObjectCache open(Settings settings) {
    return new ObjectCache(CacheRoot.of(settings::text));
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

  /** The directory of one kind that is made from a text. */
  Path directory(String kind, String madeFrom, String name) {
    return root.resolve(kind).resolve(hash(madeFrom)).resolve(safeName(name));
  }

  <T> T holding(String what, CacheLock.LockedWork<T> work) throws IOException {
    try {
      CacheRoot.create(root);
    } catch (IOException e) {
      throw new CacheWriteException(root, e.getCause() instanceof IOException why ? why : e);
    }
    return CacheLock.holding(root.resolve("locks").resolve(hash(what)), work);
  }

  static String hash(String text) {
    return Sha256.hex(text).substring(0, HASH_LENGTH);
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
    String encoded = PercentEncoding.PATH.encode(name).replace("/", "%2F");
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
