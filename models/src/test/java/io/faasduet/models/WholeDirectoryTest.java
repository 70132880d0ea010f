package io.faasduet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeDirectoryTest {
  @TempDir Path parent;
  private Path place;

  @BeforeEach
  void name() {
    place = parent.resolve("place");
  }

  @Test
  void replacesADirectoryThatHasTheMarker() throws IOException {
    write("old");
    Files.writeString(place.resolve("extra"), "x");
    write("new");
    assertThat(place.resolve("marker")).hasContent("new");
    assertThat(place.resolve("extra")).doesNotExist();
    assertThat(parent).isDirectoryNotContaining("glob:**/.place*");
  }

  @Test
  void fillsAnEmptyDirectory() throws IOException {
    Files.createDirectory(place);
    write("new");
    assertThat(place.resolve("marker")).hasContent("new");
  }

  @Test
  void keepsADirectoryThatIsSomethingElse() throws IOException {
    Files.createDirectory(place);
    Files.writeString(place.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> write("new"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no marker");
    assertThat(place.resolve("thesis.txt")).hasContent("years of work");
  }

  @Test
  void keepsTheOldDirectoryWhenTheNewOneFails() throws IOException {
    write("old");
    assertThatThrownBy(
            () ->
                WholeDirectory.write(
                    place,
                    "marker",
                    directory -> {
                      Files.writeString(directory.resolve("marker"), "half");
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(place.resolve("marker")).hasContent("old");
    assertThat(parent).isDirectoryNotContaining("glob:**/.place*");
  }

  private void write(String content) throws IOException {
    WholeDirectory.write(
        place, "marker", directory -> Files.writeString(directory.resolve("marker"), content));
  }
}
