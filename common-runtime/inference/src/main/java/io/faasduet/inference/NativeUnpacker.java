package io.faasduet.inference;

import io.faasduet.objectstore.ObjectFetcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Unpacks libraries from the class path into the cache, once for every content that they have ever
 * had.
 */
final class NativeUnpacker {
  private static final int BUFFER_BYTES = 1 << 20;

  private final List<NativeLibrary> libraries;
  private final ClassLoader classPath;
  private final JarResources first;

  private NativeUnpacker(List<NativeLibrary> libraries, ClassLoader classPath, JarResources first) {
    this.libraries = libraries;
    this.classPath = classPath;
    this.first = first;
  }

  /** For the libraries, if they are on the class path. */
  static Optional<NativeUnpacker> of(List<NativeLibrary> libraries, ClassLoader classPath) {
    return JarResources.holding(libraries.get(0).resource(), classPath)
        .map(first -> new NativeUnpacker(libraries, classPath, first));
  }

  /** The directory with the libraries, which are unpacked if they are not there yet. */
  Path unpack(ObjectFetcher cache) {
    String version =
        libraries.stream().map(this::fingerprint).distinct().collect(Collectors.joining(" "));
    return cache.derive(first.jar(), version, "natives", this::unpackTo);
  }

  private String fingerprint(NativeLibrary library) {
    return jar(library).fingerprint(library.resource());
  }

  private JarResources jar(NativeLibrary library) {
    return JarResources.holding(library.resource(), classPath)
        .orElseThrow(() -> new IllegalStateException("no jar has " + library.resource()));
  }

  private void unpackTo(Path source, Path directory) throws IOException {
    try {
      libraries.parallelStream().forEach(library -> copy(library, directory));
    } catch (UncheckedIOException e) {
      throw new IOException(
          "cannot unpack libraries to %s, where %d MB are free: set DUET_CACHE to a directory with"
                  .formatted(directory, directory.toFile().getUsableSpace() / 1_000_000)
              + " room for 500 MB",
          e);
    }
  }

  private void copy(NativeLibrary library, Path directory) {
    Path file = directory.resolve(library.file());
    try (InputStream in = jar(library).open(library.resource());
        OutputStream out = newFile(file)) {
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

  private static OutputStream newFile(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.newOutputStream(file);
  }
}
