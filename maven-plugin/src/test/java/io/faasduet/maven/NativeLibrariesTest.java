package io.faasduet.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
  private static final String PLACE = "org/engine/linux-x86_64/";

  @TempDir private Path directory;

  private final AtomicInteger packs = new AtomicInteger();
  private NativeLibraries libraries;
  private List<NativeJar> jars;

  @BeforeEach
  void aJar() throws IOException {
    libraries = new NativeLibraries(directory.resolve("natives"));
    jars = List.of(new NativeJar(jar("first"), PLACE));
  }

  @Test
  void librariesOfThePlatformAreUnpackedAndNothingElse() throws IOException {
    Path unpacked = libraries.unpacked("linux-x86_64", jars);
    assertThat(unpacked.toFile().list()).containsExactlyInAnyOrder("libengine.so.2", "libjni.so");
    assertThat(unpacked.resolve("libjni.so")).hasContent("first");
  }

  @Test
  void manyBuildsAtOncePackThemOnce() {
    IntStream.range(0, 4).parallel().forEach(build -> packed());
    assertThat(packs).hasValue(1);
  }

  @Test
  void anotherJarIsUnpackedAndPackedAnew() throws IOException {
    packed();
    jars = List.of(new NativeJar(jar("another"), PLACE));
    assertThat(packed().resolve("libjni.so.zst")).hasContent("packed another");
    assertThat(packs).hasValue(2);
  }

  @Test
  void whatWasLeftHalfPackedIsPackedAnew() throws IOException {
    Path packed = packed();
    Files.delete(directory.resolve("natives/linux-x86_64-packed.origin"));
    Files.writeString(packed.resolve("unfinished"), "");
    assertThat(packed().toFile().list())
        .containsExactlyInAnyOrder("libengine.so.2.zst", "libjni.so.zst");
  }

  @Test
  void aJarWithoutLibrariesOfThePlatformIsRefused() {
    List<NativeJar> forAnother =
        List.of(new NativeJar(jars.get(0).file(), "org/engine/linux-arm64/"));
    assertThatThrownBy(() -> libraries.unpacked("linux-arm64", forAnother))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "engine.jar has no libraries in org/engine/linux-arm64/: choose an architecture that"
                + " it has by -Dduet.arch");
    assertThatThrownBy(() -> libraries.unpacked("linux-arm64", forAnother))
        .as("what was refused is not taken for done")
        .hasMessageContaining("has no libraries");
  }

  private Path packed() {
    try {
      return libraries.packed(
          "linux-x86_64",
          jars,
          (from, to) -> {
            packs.incrementAndGet();
            for (Path library : NativeLibraries.filesIn(from)) {
              Files.writeString(
                  to.resolve(library.getFileName() + ".zst"),
                  "packed " + Files.readString(library));
            }
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path jar(String content) throws IOException {
    Path jar = directory.resolve("engine.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String name :
          List.of(
              PLACE + "libjni.so",
              PLACE + "libengine.so.2",
              PLACE + "LICENSE",
              "org/engine/macosx-arm64/libjni.dylib")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
      }
    }
    return jar;
  }
}
