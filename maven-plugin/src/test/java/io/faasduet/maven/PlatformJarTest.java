package io.faasduet.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformJarTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"x86_64, linux/amd64/libzstd.so", "arm64, linux/aarch64/libzstd.so"})
  void onlyLibrariesOfThePlatformStay(String architecture, String library) throws IOException {
    Path slim = directory.resolve("made/slim.jar");
    PlatformJar.write(jar(), slim, architecture);

    try (ZipFile zip = new ZipFile(slim.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly(
              "META-INF/MANIFEST.MF", "com/acme/Zstd.class", "linux/readme.txt", library);
      assertThat(new String(zip.getInputStream(zip.getEntry(library)).readAllBytes(), UTF_8))
          .isEqualTo("content of " + library);
    }
  }

  @Test
  void theSameJarGivesTheSameBytes() throws IOException {
    PlatformJar.write(jar(), directory.resolve("one.jar"), "x86_64");
    PlatformJar.write(jar(), directory.resolve("two.jar"), "x86_64");

    assertThat(directory.resolve("two.jar")).hasSameBinaryContentAs(directory.resolve("one.jar"));
  }

  private Path jar() throws IOException {
    Path jar = directory.resolve("zstd.jar");
    if (Files.exists(jar)) {
      return jar;
    }
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String name :
          List.of(
              "META-INF/MANIFEST.MF",
              "com/acme/Zstd.class",
              "darwin/aarch64/libzstd.dylib",
              "linux/readme.txt",
              "linux/aarch64/libzstd.so",
              "linux/amd64/libzstd.so",
              "win/amd64/libzstd.dll")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("content of " + name).getBytes(UTF_8));
      }
    }
    return jar;
  }
}
