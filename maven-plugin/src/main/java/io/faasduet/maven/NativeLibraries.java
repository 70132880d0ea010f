package io.faasduet.maven;

import io.faasduet.files.SharedLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Native libraries in a build directory, unpacked and packed once for all functions that have them.
 * Builds that run at the same time wait for each other.
 *
 * @param directory has {@code <platform>/} with what the loader maps of the libraries and {@code
 *     <platform>-packed/} with those that a Lambda zip holds
 */
record NativeLibraries(Path directory) {
  /** Changes when libraries of the same jars are unpacked to other files. */
  static final String FORM = "what the loader maps, of one platform";

  private static final Object IN_THIS_JVM = new Object();

  /** Packs the libraries of one directory to another. */
  @FunctionalInterface
  interface Packer {
    void pack(Path libraries, Path packed) throws IOException;
  }

  /** The libraries of a platform, which are unpacked if that has not been done. */
  Path unpacked(String platform, List<NativeJar> jars) throws IOException {
    return locked(() -> unpackedNow(platform, jars));
  }

  /** The same, packed. */
  Path packed(String platform, List<NativeJar> jars, Packer packer) throws IOException {
    return locked(
        () -> {
          Path libraries = unpackedNow(platform, jars);
          return made(platform + "-packed", jars, packed -> packer.pack(libraries, packed));
        });
  }

  /** A jar that unpacks them, with its own libraries of one platform; made once. */
  Path ofPlatform(Path jar, String architecture) throws IOException {
    return locked(
        () -> {
          Path made = directory.resolve("linux-" + architecture + "-" + jar.getFileName());
          if (!Files.exists(made)
              || !Files.getLastModifiedTime(made).equals(Files.getLastModifiedTime(jar))) {
            PlatformJar.write(jar, made, architecture);
          }
          return made;
        });
  }

  private Path unpackedNow(String platform, List<NativeJar> jars) throws IOException {
    return made(
        platform,
        jars,
        target -> {
          for (NativeJar jar : jars) {
            unpack(jar, target);
          }
        });
  }

  private static void unpack(NativeJar jar, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(jar.file().toFile())) {
      List<ZipEntry> libraries = jar.libraries(zip);
      if (libraries.isEmpty()) {
        throw new IOException(
            "%s has no libraries in %s: choose an architecture that it has by -Dduet.arch"
                .formatted(jar.file().getFileName(), jar.place()));
      }
      for (ZipEntry entry : libraries) {
        Path library = target.resolve(NativeJar.fileName(entry));
        try (InputStream in = zip.getInputStream(entry);
            OutputStream out = Files.newOutputStream(library)) {
          SharedLibrary.copyLoaded(in, out);
        }
        Files.setLastModifiedTime(library, entry.getLastModifiedTime());
      }
    }
  }

  /** A directory that is filled unless it was of the same jars. */
  private Path made(String name, List<NativeJar> jars, Filling filling) throws IOException {
    Path target = directory.resolve(name);
    Origin origin = new Origin(directory.resolve(name + ".origin"));
    origin.add(FORM);
    for (NativeJar jar : jars) {
      origin.add(jar.fingerprint());
    }
    if (Files.exists(target) && origin.isTheSame()) {
      return target;
    }
    origin.forget();
    Files.createDirectories(target);
    for (Path file : filesIn(target)) {
      Files.delete(file);
    }
    filling.fill(target);
    origin.remember();
    return target;
  }

  private Path locked(Making making) throws IOException {
    Files.createDirectories(directory);
    synchronized (IN_THIS_JVM) {
      try (FileChannel channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        return making.make();
      }
    }
  }

  /** The files of a directory, sorted. */
  static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private interface Filling {
    void fill(Path target) throws IOException;
  }

  private interface Making {
    Path make() throws IOException;
  }
}
