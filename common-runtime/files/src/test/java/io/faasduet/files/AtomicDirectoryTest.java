package io.faasduet.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicDirectoryTest {
  @TempDir Path parent;
  private Path place;

  @BeforeEach
  void name() {
    place = parent.resolve("some/place");
  }

  private static AtomicDirectory.Content file(String content) {
    return directory -> Files.writeString(directory.resolve("file"), content);
  }

  private static AtomicDirectory.Content failingHalfway() {
    return directory -> {
      Files.writeString(directory.resolve("file"), "half");
      throw new IOException("the disk is full");
    };
  }

  @Test
  void isFilledOnce() throws IOException {
    assertThat(AtomicDirectory.createIfMissing(place, file("first"))).isEqualTo(place);
    assertThat(AtomicDirectory.createIfMissing(place, file("second"))).isEqualTo(place);
    assertThat(place.resolve("file")).hasContent("first");
    assertThat(place.getParent().toFile().listFiles()).containsExactly(place.toFile());
  }

  @Test
  void ofTwoThatFillItTheFirstWins() throws IOException {
    AtomicDirectory.createIfMissing(
        place,
        directory -> {
          AtomicDirectory.createIfMissing(place, file("first"));
          file("second").writeTo(directory);
        });
    assertThat(place.resolve("file")).hasContent("first");
    assertThat(place.getParent().toFile().listFiles()).containsExactly(place.toFile());
  }

  @Test
  void whatCannotBeFilledLeavesNothing() {
    assertThatThrownBy(() -> AtomicDirectory.createIfMissing(place, failingHalfway()))
        .hasMessage("the disk is full");
    assertThat(place.getParent()).isEmptyDirectory();
  }

  @Test
  void whatAKilledProcessLeftIsDeleted() throws IOException {
    Path unfinished = Files.createDirectory(parent.resolve("unfinished"));
    Files.writeString(unfinished.resolve("leftover"), "x");
    AtomicDirectory.createIfMissing(place, unfinished, file("whole"));
    assertThat(place.resolve("file")).hasContent("whole");
    assertThat(place.resolve("leftover")).doesNotExist();
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void replacesAllThatWasThere() throws IOException {
    AtomicDirectory.replace(place, file("old"));
    Files.writeString(place.resolve("extra"), "x");
    AtomicDirectory.replace(place, file("new"));
    assertThat(place.resolve("file")).hasContent("new");
    assertThat(place.toFile().list()).hasSize(1);
    assertThat(place.getParent().toFile().listFiles()).containsExactly(place.toFile());
  }

  @Test
  void keepsTheOldDirectoryWhenTheNewOneFails() throws IOException {
    AtomicDirectory.replace(place, file("old"));
    assertThatThrownBy(() -> AtomicDirectory.replace(place, failingHalfway()))
        .hasMessage("the disk is full");
    assertThat(place.resolve("file")).hasContent("old");
    assertThat(place.getParent().toFile().listFiles()).containsExactly(place.toFile());
  }
}
