package io.faasduet.inference.natives;

import io.faasduet.files.JarResources;
import io.faasduet.files.SharedLibrary;
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

/** Unpacks libraries into the cache, once for every content that they have ever had. */
final class NativeLibraryUnpacker {
  private final List<PackedLibrary> libraries;
  private final Path origin;

  private NativeLibraryUnpacker(List<PackedLibrary> libraries, Path origin) {
    this.libraries = libraries;
    this.origin = origin;
  }

  /** For the libraries, if they are on the class path. */
  static Optional<NativeLibraryUnpacker> of(List<NativeLibrary> libraries, ClassLoader classPath) {
    return JarResources.holding(libraries.get(0).resource(), classPath)
        .map(
            first ->
                new NativeLibraryUnpacker(
                    libraries.stream().map(it -> inJar(it, classPath)).toList(), first.jar()));
  }

  /** For those that a directory holds compressed. */
  static NativeLibraryUnpacker ofDirectory(Path directory) {
    return new NativeLibraryUnpacker(PackedLibrary.Compressed.in(directory), directory);
  }

  /** The directory with the libraries, which are unpacked if they are not there yet. */
  Path unpack(ObjectFetcher cache) {
    String version =
        libraries.stream()
            .map(PackedLibrary::fingerprint)
            .distinct()
            .collect(Collectors.joining(" "));
    return cache.derive(origin, version, "natives", this::unpackTo);
  }

  private static PackedLibrary inJar(NativeLibrary library, ClassLoader classPath) {
    return JarResources.holding(library.resource(), classPath)
        .map(jar -> new PackedLibrary.InJar(jar, library))
        .orElseThrow(() -> new IllegalStateException("no jar has " + library.resource()));
  }

  private void unpackTo(Path source, Path directory) throws IOException {
    try {
      libraries.parallelStream().forEach(library -> unpack(library, directory));
    } catch (UncheckedIOException e) {
      throw new IOException(
          "cannot unpack libraries to %s, where %d MB are free: set DUET_CACHE to a directory with"
                  .formatted(directory, directory.toFile().getUsableSpace() / 1_000_000)
              + " room for 500 MB",
          e);
    }
  }

  private static void unpack(PackedLibrary library, Path directory) {
    try (InputStream in = library.open();
        OutputStream out = Files.newOutputStream(directory.resolve(library.file()))) {
      SharedLibrary.copyLoaded(in, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
