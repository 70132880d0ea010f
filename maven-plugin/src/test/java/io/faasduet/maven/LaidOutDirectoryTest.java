package io.faasduet.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaidOutDirectoryTest {
  @TempDir private Path directory;

  @Test
  void itHoldsWhatItIsGivenAndNothingElse() throws IOException {
    Path target = directory.resolve("server");
    Path jar = Files.writeString(directory.resolve("a.jar"), "a");
    fill(target, Map.of("lib/a.jar", jar, "lib/old/b.jar", jar), false);
    fill(target, Map.of("lib/a.jar", jar), false);
    assertThat(target.resolve("lib")).isDirectoryContaining("glob:**/a.jar");
    assertThat(target.resolve("lib/old")).doesNotExist();
    assertThat(target.resolve("java.options")).hasContent("-Xint");
  }

  @Test
  void aJarOfTheLastBuildIsReplaced() throws IOException {
    Path target = directory.resolve("server");
    Path jar = Files.writeString(directory.resolve("a.jar"), "a");
    fill(target, Map.of("lib/a.jar", jar), false);
    Files.writeString(jar, "b");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    fill(target, Map.of("lib/a.jar", jar), false);
    assertThat(target.resolve("lib/a.jar")).hasContent("b");
  }

  @Test
  void whatOthersHavePutThereIsKeptWhereItIsNamed() throws IOException {
    Path target = directory.resolve("server");
    fill(target, Map.of(), false);
    Files.writeString(target.resolve("server.jsa"), "archive");
    Files.writeString(target.resolve("stray"), "of an older build");
    fill(target, Map.of(), false);
    assertThat(target.resolve("server.jsa")).hasContent("archive");
    assertThat(target.resolve("stray")).doesNotExist();
  }

  @Test
  void lastingFilesAreLinkedAndOthersCopied() throws IOException {
    Path target = directory.resolve("server");
    Path file = Files.writeString(directory.resolve("l.so"), "library");
    fill(target, Map.of("natives/l.so", file), true);
    assertThat(key(target.resolve("natives/l.so"))).isEqualTo(key(file));
    Path copied = directory.resolve("copied");
    fill(copied, Map.of("natives/l.so", file), false);
    assertThat(key(copied.resolve("natives/l.so"))).isNotEqualTo(key(file));
    assertThat(Files.getLastModifiedTime(copied.resolve("natives/l.so")).toMillis())
        .isEqualTo(Files.getLastModifiedTime(file).toMillis());
  }

  /** A library that is unpacked again leaves a copy behind where it was linked. */
  @Test
  void aCopyOfALastingFileBecomesALink() throws IOException {
    Path target = directory.resolve("server");
    Path file = Files.writeString(directory.resolve("l.so"), "library");
    fill(target, Map.of("natives/l.so", file), false);
    fill(target, Map.of("natives/l.so", file), true);
    assertThat(key(target.resolve("natives/l.so"))).isEqualTo(key(file));
  }

  @Test
  void aFileThatIsUnlinkedCanBeWrittenWhileTheLinkStaysAsItIs() throws IOException {
    Path target = directory.resolve("server");
    Path jar = Files.writeString(directory.resolve("a.jar"), "a");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    fill(target, Map.of("lib/a.jar", jar), true);
    LaidOutDirectory.unlink(jar);
    assertThat(Files.getLastModifiedTime(jar)).isEqualTo(FileTime.from(Instant.EPOCH));
    Files.writeString(jar, "b");
    assertThat(target.resolve("lib/a.jar")).hasContent("a");
    LaidOutDirectory.unlink(directory.resolve("absent.jar"));
  }

  private static void fill(Path target, Map<String, Path> files, boolean lasting)
      throws IOException {
    LaidOutDirectory.fill(
        target,
        files,
        Set.of("server.jsa"),
        file -> lasting,
        Map.of("java.options", "-Xint".getBytes(UTF_8)));
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
  }
}
