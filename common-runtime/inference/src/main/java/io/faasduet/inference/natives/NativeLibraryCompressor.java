package io.faasduet.inference.natives;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Packs an engine's libraries for a Lambda zip, where they have no room as they are: Zstandard
 * unpacks them in less than half of the time that a jar takes. Part of the build, not of functions.
 */
public final class NativeLibraryCompressor {
  /** Beyond this, libraries hardly become smaller, and packing them takes much longer. */
  private static final int LEVEL = 6;

  private NativeLibraryCompressor() {}

  /**
   * Packs libraries.
   *
   * @param args a directory of jars, what in them holds libraries (paths, separated by commas), and
   *     the directory that they are packed to
   */
  public static void main(String[] args) throws IOException {
    pack(Path.of(args[0]), List.of(args[1].split(",")), Path.of(args[2]));
  }

  /** Packs those that are not packed yet; the same libraries give the same bytes. */
  static void pack(Path jars, List<String> places, Path target) throws IOException {
    Files.createDirectories(target);
    List<Path> files;
    try (Stream<Path> found = Files.list(jars)) {
      files = found.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path file : files) {
      try (ZipFile jar = new ZipFile(file.toFile())) {
        for (ZipEntry entry : jar.stream().filter(it -> isLibrary(it, places)).toList()) {
          String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          Path packed = target.resolve(name + PackedLibrary.SUFFIX);
          if (!isNewer(packed, file)) {
            pack(jar.getInputStream(entry), packed);
          }
        }
      }
    }
  }

  private static boolean isLibrary(ZipEntry entry, List<String> places) {
    String name = entry.getName();
    String place = name.substring(0, name.lastIndexOf('/') + 1);
    return places.contains(place) && (name.endsWith(".so") || name.contains(".so."));
  }

  private static boolean isNewer(Path packed, Path jar) throws IOException {
    return Files.exists(packed)
        && Files.getLastModifiedTime(packed).compareTo(Files.getLastModifiedTime(jar)) > 0;
  }

  private static void pack(InputStream library, Path packed) throws IOException {
    Path unfinished = packed.resolveSibling("unfinished");
    try (library;
        OutputStream file = Files.newOutputStream(unfinished);
        ZstdOutputStreamNoFinalizer out = new ZstdOutputStreamNoFinalizer(file, LEVEL)) {
      out.setChecksum(true);
      ElfHeader.copyStripped(library, out);
    }
    Files.move(unfinished, packed, StandardCopyOption.REPLACE_EXISTING);
  }
}
