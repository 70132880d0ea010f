package io.faasduet.inference.natives;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.faasduet.files.JarResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A compressed native library, which is unpacked before it is loaded. */
interface PackedLibrary {
  /** What follows a library's name when Zstandard has compressed it. */
  String SUFFIX = ".zst";

  /** Its place in the directory that it is unpacked to. */
  String file();

  /** Differs where its content does. */
  String fingerprint();

  /** The library as it is. */
  InputStream open() throws IOException;

  /** One that lies on the class path. */
  record InJar(JarResources jar, NativeLibrary library) implements PackedLibrary {
    @Override
    public String file() {
      return library.file();
    }

    @Override
    public String fingerprint() {
      return jar.fingerprint(library.resource()) + " as " + library.file();
    }

    @Override
    public InputStream open() throws IOException {
      return jar.open(library.resource());
    }
  }

  /** A file that {@link NativeLibraryCompressor} made. */
  record Compressed(Path path) implements PackedLibrary {
    private static final int CHECKSUM_BYTES = 4;

    static List<PackedLibrary> in(Path directory) {
      try (Stream<Path> files = Files.list(directory)) {
        return files
            .filter(file -> file.toString().endsWith(SUFFIX))
            .sorted()
            .<PackedLibrary>map(Compressed::new)
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + directory, e);
      }
    }

    @Override
    public String file() {
      String name = path.getFileName().toString();
      return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Its length and the checksum of its content, with which a frame of Zstandard's ends. */
    @Override
    public String fingerprint() {
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
        file.seek(Math.max(0, file.length() - CHECKSUM_BYTES));
        return "%s %d %08x".formatted(file(), file.length(), file.readInt());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + path, e);
      }
    }

    @Override
    public InputStream open() throws IOException {
      return new ZstdInputStreamNoFinalizer(Files.newInputStream(path));
    }
  }
}
