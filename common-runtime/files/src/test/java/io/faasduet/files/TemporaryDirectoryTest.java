package io.faasduet.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDirectoryTest {
  @TempDir Path parent;

  @Test
  void isDeletedWithItsContent() throws IOException {
    Path path;
    try (TemporaryDirectory temporary = TemporaryDirectory.in(parent, "work-")) {
      path = temporary.path();
      Files.writeString(Files.createDirectory(path.resolve("below")).resolve("file"), "x");
      assertThat(path.getFileName().toString()).startsWith("work-");
    }
    assertThat(parent).isEmptyDirectory();
    assertThat(path).doesNotExist();
  }

  @Test
  void mayBeGoneAlready() throws IOException {
    try (TemporaryDirectory temporary = TemporaryDirectory.in(parent, "work-")) {
      Files.delete(temporary.path());
    }
    assertThat(parent).isEmptyDirectory();
  }
}
