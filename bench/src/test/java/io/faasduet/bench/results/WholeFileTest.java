package io.faasduet.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path directory;

  @Test
  void takesThePlaceOfAnEarlierOne() throws IOException {
    Path file = directory.resolve("new/page.html");
    WholeFile.write(file, new byte[] {1, 2, 3});
    WholeFile.write(file, new byte[] {4});
    assertThat(file).hasBinaryContent(new byte[] {4});
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whatCannotBePutInPlaceLeavesNothing() throws IOException {
    Path occupied = Files.createDirectories(directory.resolve("page.html/inside"));
    assertThatThrownBy(() -> WholeFile.write(occupied.getParent(), new byte[] {1}))
        .isInstanceOf(IOException.class);
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
    assertThat(occupied).exists();
  }
}
