package io.faasduet.inference.natives;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.objectstore.ObjectStore;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryUnpackerTest {
  private static final int SEGMENTS_END = 3_000_000;

  private static final String PLACE = "org/example/linux-x86_64/";
  private static final List<String> NAMES = List.of("liblarge.so.2", "libentry.so");
  private static final List<NativeLibrary> LIBRARIES =
      NAMES.stream().map(name -> new NativeLibrary(PLACE + name, name)).toList();

  @TempDir Path directory;

  @Test
  void librariesAreUnpackedOnceWithoutWhatTheLoaderDoesNotRead() throws IOException {
    try (URLClassLoader classPath = classPath("a.jar")) {
      Path libraries = unpack(classPath);
      byte[] stripped = Files.readAllBytes(libraries.resolve("liblarge.so.2"));
      assertThat(stripped).hasSize(SEGMENTS_END);
      assertThat(Arrays.copyOfRange(stripped, 64 + 2 * 56, SEGMENTS_END)).containsOnly((byte) 7);
      assertThat(libraries.resolve("libentry.so")).hasContent("not ELF");
      Files.delete(directory.resolve("a.jar"));
      try (URLClassLoader copy = classPath("copy.jar")) {
        assertThat(unpack(copy)).isEqualTo(libraries);
      }
    }
  }

  @Test
  void packedForAZipTheyAreTheSameAgain() throws IOException {
    Path packed = directory.resolve("natives");
    try (URLClassLoader classPath = classPath("a.jar")) {
      NativeLibraryCompressor.pack(libraries(), packed);
      assertThat(packed.toFile().list())
          .containsExactlyInAnyOrder(
              NAMES.stream().map(name -> name + ".zst").toArray(String[]::new));
      Path unpacked = NativeLibraryLocator.unpacked(packed, cache());
      for (String library : NAMES) {
        assertThat(unpacked.resolve(library))
            .hasSameBinaryContentAs(unpack(classPath).resolve(library));
      }
    }
    byte[] first = Files.readAllBytes(packed.resolve("liblarge.so.2.zst"));
    Files.delete(packed.resolve("liblarge.so.2.zst"));
    NativeLibraryCompressor.pack(libraries(), packed);
    assertThat(packed.resolve("liblarge.so.2.zst")).hasBinaryContent(first);
  }

  @Test
  void anotherPackIsNotTakenForTheOneThatWasUnpacked() throws IOException {
    Path packed = directory.resolve("natives");
    NativeLibraryCompressor.pack(libraries(), packed);
    Path before = NativeLibraryLocator.unpacked(packed, cache());
    assertThat(NativeLibraryLocator.unpacked(packed, cache())).isEqualTo(before);
    Files.delete(packed.resolve("libentry.so.zst"));
    assertThat(NativeLibraryLocator.unpacked(packed, cache()))
        .isNotEqualTo(before)
        .isDirectoryNotContaining("glob:**/libentry.so");
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(directory.resolve("cache"), "a file where a directory should be");
    try (URLClassLoader classPath = classPath("a.jar")) {
      assertThatThrownBy(() -> unpack(classPath))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("DUET_CACHE");
    }
  }

  @Test
  void aDiskWithoutSpaceIsNamedWithWhatToDo() throws Exception {
    Path cache = Files.createDirectory(directory.resolve("cache"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", cache.toString()))
        .as("only root can mount a file system of 1 MB to fill")
        .isZero();
    try (URLClassLoader classPath = classPath("a.jar")) {
      assertThatThrownBy(() -> unpack(classPath))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot unpack libraries to " + cache)
          .hasMessageContaining("set DUET_CACHE to a directory with room for 500 MB");
      assertThat(cache.resolve("derived").toFile().listFiles()).allMatch(File::isDirectory);
      try (Stream<Path> left = Files.walk(cache.resolve("derived"))) {
        assertThat(left.filter(Files::isRegularFile)).as("half-unpacked files").isEmpty();
      }
    } finally {
      run("umount", cache.toString());
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1; // there is no such command
    }
  }

  private Path unpack(ClassLoader classPath) {
    return NativeLibraryUnpacker.of(LIBRARIES, classPath)
        .orElseThrow()
        .unpack(ObjectFetcher.open(ObjectStore.none(), cache()));
  }

  private Settings cache() {
    return Settings.of(Map.of("DUET_CACHE", directory.resolve("cache").toString()));
  }

  private URLClassLoader classPath(String name) throws IOException {
    Path jar = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String library : NAMES) {
        zip.putNextEntry(new ZipEntry(PLACE + library));
        zip.write(content(library));
        zip.putNextEntry(new ZipEntry("other-platform/" + library));
      }
    }
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
  }

  /** The libraries as they are, without a jar. */
  private Path libraries() throws IOException {
    Path libraries = Files.createDirectories(directory.resolve("as-they-are"));
    for (String library : NAMES) {
      Files.write(libraries.resolve(library), content(library));
    }
    return libraries;
  }

  private static byte[] content(String library) {
    return library.contains("entry") ? "not ELF".getBytes(UTF_8) : elf();
  }

  /** A library with two segments and 500,000 bytes of sections behind them. */
  private static byte[] elf() {
    byte[] file = new byte[SEGMENTS_END + 500_000];
    Arrays.fill(file, (byte) 7);
    ByteBuffer elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0});
    elf.putLong(32, 64).putLong(40, SEGMENTS_END);
    elf.putShort(54, (short) 56).putShort(56, (short) 2).putShort(60, (short) 45);
    segment(elf, 64, 4096, SEGMENTS_END - 4096);
    segment(elf, 64 + 56, 0, 4096);
    return file;
  }

  private static void segment(ByteBuffer elf, int header, long offset, long bytes) {
    elf.putInt(header, 1).putLong(header + 8, offset).putLong(header + 32, bytes);
    elf.putLong(header + 48, 4096);
  }
}
