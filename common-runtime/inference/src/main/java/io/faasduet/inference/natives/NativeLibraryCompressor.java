package io.faasduet.inference.natives;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.faasduet.files.SharedLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packs an engine's libraries for a Lambda zip, where they have no room as they are: Zstandard
 * unpacks them in less than half of the time that a jar takes. Part of the build, not of functions.
 */
public final class NativeLibraryCompressor {
  /** Beyond this, libraries hardly become smaller, and packing them takes much longer. */
  private static final int LEVEL = 6;

  private NativeLibraryCompressor() {}

  /**
   * Packs libraries; the same libraries give the same bytes.
   *
   * @param args a directory of libraries, and the directory that they are packed to
   */
  public static void main(String[] args) throws IOException {
    pack(Path.of(args[0]), Path.of(args[1]));
  }

  static void pack(Path libraries, Path target) throws IOException {
    Files.createDirectories(target);
    List<Path> files;
    try (Stream<Path> found = Files.list(libraries)) {
      files = found.sorted().toList();
    }
    for (Path file : files) {
      Path packed = target.resolve(file.getFileName() + PackedLibrary.SUFFIX);
      pack(Files.newInputStream(file), packed);
    }
  }

  private static void pack(InputStream library, Path packed) throws IOException {
    Path unfinished = packed.resolveSibling("unfinished");
    try (library;
        OutputStream file = Files.newOutputStream(unfinished);
        ZstdOutputStreamNoFinalizer out = new ZstdOutputStreamNoFinalizer(file, LEVEL)) {
      out.setChecksum(true);
      SharedLibrary.copyLoaded(library, out);
    }
    Files.move(unfinished, packed, StandardCopyOption.REPLACE_EXISTING);
  }
}
