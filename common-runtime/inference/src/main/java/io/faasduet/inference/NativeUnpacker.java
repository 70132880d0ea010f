package io.faasduet.inference;

import io.faasduet.objectstore.ObjectFetcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Unpacks libraries from the class path into the cache, once for every content that they have ever
 * had.
 */
final class NativeUnpacker {
  private static final int BUFFER_BYTES = 1 << 20;

  private final NativePlatform platform;
  private final JarResources jar;

  private NativeUnpacker(NativePlatform platform, JarResources jar) {
    this.platform = platform;
    this.jar = jar;
  }

  /** For the platform, if its libraries are on the class path. */
  static Optional<NativeUnpacker> of(NativePlatform platform, ClassLoader classPath) {
    return JarResources.holding(platform.resource(platform.libraries().get(0)), classPath)
        .map(jar -> new NativeUnpacker(platform, jar));
  }

  /** The directory with the libraries, which are unpacked if they are not there yet. */
  Path unpack(ObjectFetcher cache) {
    String version = jar.fingerprint(platform.resource(platform.libraries().get(0)));
    return cache.derive(jar.jar(), version, "tensorflow", this::unpackTo);
  }

  private void unpackTo(Path source, Path directory) throws IOException {
    try {
      platform.libraries().parallelStream().forEach(library -> copy(library, directory));
    } catch (UncheckedIOException e) {
      throw new IOException(
          "cannot unpack TensorFlow's libraries to %s, where %d MB are free: set DUET_CACHE to a"
                  .formatted(directory, directory.toFile().getUsableSpace() / 1_000_000)
              + " directory with room for 500 MB",
          e);
    }
  }

  private void copy(String library, Path directory) {
    try (InputStream in = jar.open(platform.resource(library));
        OutputStream out = Files.newOutputStream(directory.resolve(library))) {
      byte[] head = in.readNBytes(BUFFER_BYTES);
      long needed = ElfHeader.strip(head);
      out.write(head, 0, (int) Math.min(head.length, needed));
      long left = needed - head.length;
      byte[] buffer = new byte[BUFFER_BYTES];
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          break;
        }
        out.write(buffer, 0, count);
        left -= count;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
