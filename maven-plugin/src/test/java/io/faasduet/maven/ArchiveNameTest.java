package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveNameTest {
  private static final TrainingJvm JVM =
      new TrainingJvm("java", 25, "25.0.3+9", "OpenJDK 25.0.3+9 for amd64", "Adoptium");

  @TempDir private Path directory;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectory(directory.resolve("lib"));
    Files.writeString(directory.resolve("lib/a.jar"), "classes");
    Files.writeString(directory.resolve("java.options"), "-XX:+UseSerialGC");
  }

  @Test
  void theSameHasTheSameNameWhenever() throws IOException {
    String name = name(JVM);
    assertThat(name).matches("function-[0-9a-f]{16}\\.aot");
    Files.setLastModifiedTime(directory.resolve("lib/a.jar"), FileTime.fromMillis(1000));
    assertThat(name(JVM)).isEqualTo(name);
  }

  @Test
  void otherContentsAnotherJvmAndOtherFlagsHaveAnother() throws IOException {
    String name = name(JVM);
    assertThat(name(new TrainingJvm("java", 25, JVM.version(), JVM.vm(), "Debian")))
        .isNotEqualTo(name);
    assertThat(name(new TrainingJvm("java", 25, JVM.version(), "another", JVM.vendor())))
        .isNotEqualTo(name);
    Files.writeString(directory.resolve("java.options"), "-XX:+UseG1GC");
    String other = name(JVM);
    assertThat(other).isNotEqualTo(name);
    Files.writeString(directory.resolve("lib/a.jar"), "Classes");
    assertThat(name(JVM)).isNotEqualTo(other);
  }

  private String name(TrainingJvm jvm) throws IOException {
    return ArchiveName.of(directory, TrainedArchive.AOT, jvm);
  }
}
