package io.faasduet.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path temporary;

  @Test
  void aDirectoryThatCannotBeMadeNamesItsParent() {
    Path missing = temporary.resolve("missing");
    assertThatThrownBy(() -> RunDirectory.createIn(missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot make a directory under " + missing);
  }

  @Test
  void nothingIsLeftOfIt() {
    RunDirectory directory = RunDirectory.createIn(temporary);
    assertThat(directory.path()).isDirectoryContaining("glob:**/lock");
    directory.delete();
    assertThat(temporary).isEmptyDirectory();
    directory.delete(); // of what is gone already
  }

  @Test
  void noProcessStartsWhileTheJvmEnds() {
    ChildProcesses ending = new ChildProcesses();
    Path made = ending.newDirectory("work");
    assertThat(made).isDirectory();
    ending.end();
    assertThat(ending.areEnding()).isTrue();
    assertThat(made).doesNotExist();
    assertThatThrownBy(() -> ending.start(new ProcessBuilder("sleep", "60")))
        .isInstanceOf(IOException.class)
        .hasMessage("this JVM is ending and starts no more processes");
    assertThatThrownBy(() -> ending.newDirectory("work"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot make a directory in ");
  }
}
