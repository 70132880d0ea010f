package io.faasduet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleDirectoryTest {
  @TempDir Path parent;
  private Path place;

  @BeforeEach
  void name() {
    place = parent.resolve("place");
  }

  @Test
  void replacesABundle() throws IOException {
    write("old");
    Files.writeString(place.resolve("extra"), "x");
    write("new");
    assertThat(place.resolve("model.json")).hasContent("new");
    assertThat(place.resolve("extra")).doesNotExist();
    assertThat(parent.toFile().listFiles()).containsExactly(place.toFile());
  }

  @Test
  void fillsAnEmptyDirectory() throws IOException {
    Files.createDirectory(place);
    write("new");
    assertThat(place.resolve("model.json")).hasContent("new");
  }

  @Test
  void keepsADirectoryThatIsSomethingElse() throws IOException {
    Files.createDirectory(place);
    Files.writeString(place.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> write("new"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no model.json");
    assertThat(place.resolve("thesis.txt")).hasContent("years of work");
  }

  private void write(String content) throws IOException {
    BundleDirectory.write(
        place, directory -> Files.writeString(directory.resolve("model.json"), content));
  }
}
