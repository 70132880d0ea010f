package io.faasduet.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Unpacks libraries from the class path to a directory that is named after their checksum, so that
 * another version never meets them. Processes that start together wait for the one that unpacks;
 * one that dies halfway leaves nothing that the next would take for whole.
 */
final class NativeUnpacker {
  private static final int BUFFER_BYTES = 1 << 20;

  private NativeUnpacker() {}

  static boolean isOnClassPath(NativePlatform platform) {
    return platform.libraries().stream()
        .allMatch(library -> loader().getResource(platform.resource(library)) != null);
  }

  /** The directory with the libraries, which are unpacked if they are not there yet. */
  static synchronized Path unpack(NativePlatform platform, Path cache) {
    try {
      Path directory = cache.resolve("tensorflow-" + checksum(platform));
      if (!isWhole(directory, platform)) {
        Files.createDirectories(cache);
        try (FileChannel lockFile =
                FileChannel.open(
                    directory.resolveSibling(directory.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = lockFile.lock()) {
          if (lock.isValid() && !isWhole(directory, platform)) {
            unpackLocked(platform, directory);
          }
        }
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot unpack TensorFlow's libraries to %s (%d MB are free); set DUET_CACHE to a"
                  .formatted(cache, cache.toFile().getUsableSpace() / 1_000_000)
              + " directory with 500 MB free",
          e);
    }
  }

  private static void unpackLocked(NativePlatform platform, Path directory) throws IOException {
    Path part = directory.resolveSibling(directory.getFileName() + ".part");
    delete(part);
    delete(directory);
    Files.createDirectories(part);
    try {
      platform.libraries().parallelStream()
          .forEach(library -> copy(platform.resource(library), part.resolve(library)));
      Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      delete(part);
    }
  }

  private static void copy(String resource, Path file) {
    try (InputStream in = loader().getResource(resource).openStream();
        OutputStream out = Files.newOutputStream(file)) {
      byte[] head = in.readNBytes(BUFFER_BYTES);
      long left = ElfHeader.strip(head) - head.length;
      out.write(head);
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

  private static boolean isWhole(Path directory, NativePlatform platform) {
    return platform.libraries().stream()
        .allMatch(library -> Files.isRegularFile(directory.resolve(library)));
  }

  /** The jar's own checksum of the largest library. */
  private static String checksum(NativePlatform platform) throws IOException {
    URL largest = loader().getResource(platform.resource(platform.libraries().get(0)));
    if (largest.openConnection() instanceof JarURLConnection inJar) {
      return HexFormat.of().toHexDigits((int) inJar.getJarEntry().getCrc());
    }
    throw new IOException(largest + " is not in a jar");
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> tree = Files.walk(directory)) {
        List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.delete(file);
        }
      }
    }
  }

  private static ClassLoader loader() {
    return NativeUnpacker.class.getClassLoader();
  }
}
