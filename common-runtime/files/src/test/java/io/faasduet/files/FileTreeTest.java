package io.faasduet.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  @TempDir Path directory;

  @Test
  void deletesAllThatIsBelow() throws IOException {
    Path root = directory.resolve("root");
    Files.writeString(Files.createDirectories(root.resolve("a/b")).resolve("file"), "x");
    FileTree.delete(root);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void doesNotFollowLinks() throws IOException {
    Path kept = Files.writeString(directory.resolve("kept"), "x");
    Path root = Files.createDirectory(directory.resolve("root"));
    Files.createSymbolicLink(root.resolve("link"), directory);
    Files.createSymbolicLink(root.resolve("dangling"), directory.resolve("missing"));
    FileTree.delete(root);
    assertThat(directory.toFile().listFiles()).containsExactly(kept.toFile());
  }

  @Test
  void deletesAFileAndNothing() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    FileTree.delete(file);
    FileTree.delete(file);
    assertThat(directory).isEmptyDirectory();
  }
}
