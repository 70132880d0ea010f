package io.faasduet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPlaceTest {
  @TempDir Path directory;

  @Test
  void takesWhatCanBeMadeAndMakesNothing() {
    assertThatCode(() -> new OutputPlace(directory.resolve("a/b")).requireDirectory())
        .doesNotThrowAnyException();
    assertThatCode(() -> new OutputPlace(directory.resolve("a.json")).requireFile())
        .doesNotThrowAnyException();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesADirectoryInAFileAndAFileInNoDirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> new OutputPlace(file).requireDirectory())
        .isInstanceOf(UsageException.class)
        .hasMessage(file + " is a file; name a directory");
    assertThatThrownBy(() -> new OutputPlace(Path.of("")).requireDirectory())
        .as("as of a variable that is not set")
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> new OutputPlace(file.resolve("x/y")).requireDirectory())
        .hasMessageEndingWith(file + " is a file; name another place");
    for (String name : new String[] {"", "none/a.json", "file/a.json"}) {
      assertThatThrownBy(() -> new OutputPlace(directory.resolve(name)).requireFile())
          .hasMessageEndingWith("name a file in a directory that is there");
    }
    assertThatThrownBy(() -> new OutputPlace(Path.of("/")).requireFile())
        .isInstanceOf(UsageException.class);
  }

  @Test
  void refusesLinksThatLeadNowhere() throws IOException {
    Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), Path.of("none"));
    Path loop = Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    for (Path link : new Path[] {dangling, loop}) {
      String message =
          link + " is a symbolic link that leads nowhere; remove it, or name another place";
      assertThatThrownBy(() -> new OutputPlace(link).requireDirectory())
          .isInstanceOf(UsageException.class)
          .hasMessageEndingWith(message);
      assertThatThrownBy(() -> new OutputPlace(link.resolve("x")).requireDirectory())
          .hasMessageEndingWith(message);
      assertThatThrownBy(() -> new OutputPlace(link).requireFile()).hasMessageEndingWith(message);
      assertThatThrownBy(() -> new OutputPlace(link.resolve("x")).requireFile())
          .isInstanceOf(UsageException.class);
    }
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
    assertThatCode(() -> new OutputPlace(link).requireDirectory()).doesNotThrowAnyException();
    assertThatCode(() -> new OutputPlace(link.resolve("a")).requireFile())
        .doesNotThrowAnyException();
  }

  @Test
  void refusesNamesThatWouldBreakAMessage() {
    Path broken = directory.resolve("a\nb");
    assertThatThrownBy(() -> new OutputPlace(broken).requireDirectory())
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> new OutputPlace(broken).requireFile())
        .isInstanceOf(UsageException.class);
  }

  @Test
  void refusesWhatMayNotBeWritten() throws IOException {
    Path closed = Files.createDirectory(directory.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(closed), "root may write everywhere");
    assertThatThrownBy(() -> new OutputPlace(closed.resolve("x")).requireDirectory())
        .hasMessageEndingWith("you may not write to " + closed + "; name a directory elsewhere");
    assertThatThrownBy(() -> new OutputPlace(closed.resolve("x")).requireFile())
        .hasMessageEndingWith("name a file elsewhere");
  }
}
