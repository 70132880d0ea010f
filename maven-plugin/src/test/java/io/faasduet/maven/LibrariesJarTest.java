package io.faasduet.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesJarTest {
  private static final String TIME = "2026-11-01T00:00:00Z";

  @TempDir private Path directory;

  private final Map<String, Path> classPath = new TreeMap<>();
  private Path first;
  private LibrariesJar second;

  @BeforeEach
  void aModuleHasItsJar() throws IOException {
    classPath.put("a.jar", library("a", "one"));
    first = directory.resolve("first/target/duet/libraries.jar");
    Path other = directory.resolve("other/target/duet/libraries.jar");
    second =
        new LibrariesJar(
            directory.resolve("second/target/duet/libraries.jar"), List.of(other, first));
    new LibrariesJar(first, List.of(other, second.jar())).of(classPath, TIME);
  }

  @Test
  void modulesWithTheSameLibrariesHaveOneFile() throws IOException {
    assertThat(Files.isSameFile(second.of(classPath, TIME), first)).isTrue();
  }

  @Test
  void modulesWithOtherLibrariesHaveTheirOwn() throws IOException {
    classPath.put("b.jar", library("b", "two"));

    assertThat(second.of(classPath, TIME)).isNotEmptyFile();
    assertThat(Files.isSameFile(second.jar(), first)).isFalse();
    assertThat(Files.size(second.jar())).isGreaterThan(Files.size(first));
  }

  @Test
  void aJarThatIsMadeAnewLeavesThoseOfOthersAlone() throws IOException {
    second.of(classPath, TIME);
    byte[] before = Files.readAllBytes(first);
    classPath.put("a.jar", library("a", "changed"));

    second.of(classPath, TIME);

    assertThat(first).hasBinaryContent(before);
    assertThat(Files.readAllBytes(second.jar())).isNotEqualTo(before);
  }

  @Test
  void aJarOfWhichAnotherModuleHasOnlyTheOriginIsMade() throws IOException {
    byte[] made = Files.readAllBytes(first);
    Files.delete(first);

    assertThat(second.of(classPath, TIME)).hasBinaryContent(made);
  }

  private Path library(String name, String content) throws IOException {
    Path jar = directory.resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry(name + ".txt"));
      zip.write(content.getBytes(UTF_8));
    }
    return jar;
  }
}
