package io.faasduet.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path directory;

  @Test
  void takesThePlaceOfAnEarlierOne() throws IOException {
    Path file = directory.resolve("new/page.html");
    AtomicFile.write(file, new byte[] {1, 2, 3});
    AtomicFile.write(file, new byte[] {4});
    assertThat(file).hasBinaryContent(new byte[] {4});
    assertThat(file.getParent().toFile().listFiles()).containsExactly(file.toFile());
  }

  @Test
  void keepsWhatWasThereWhenWritingFails() throws IOException {
    Path file = AtomicFile.write(directory.resolve("file"), new byte[] {1});
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    unfinished -> {
                      assertThat(AtomicFile.isUnfinished(unfinished)).isTrue();
                      Files.writeString(unfinished, "half");
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(file).hasBinaryContent(new byte[] {1});
    assertThat(directory.toFile().listFiles()).containsExactly(file.toFile());
  }

  @Test
  void whatCannotBePutInPlaceLeavesNothing() throws IOException {
    Path occupied = Files.createDirectories(directory.resolve("page.html/inside"));
    assertThatThrownBy(() -> AtomicFile.write(occupied.getParent(), new byte[] {1}))
        .isInstanceOf(IOException.class);
    assertThat(directory.toFile().listFiles()).containsExactly(occupied.getParent().toFile());
    assertThat(occupied).exists();
  }
}
