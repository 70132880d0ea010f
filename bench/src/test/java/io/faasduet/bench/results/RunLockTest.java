package io.faasduet.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path directory;

  @Test
  void onlyOneRunHasADirectory() {
    Path out = directory.resolve("out");
    try (RunLock lock = RunLock.take(out)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> RunLock.take(out))
          .isInstanceOf(RunLock.TakenException.class)
          .hasMessage(
              "another run is writing to %s: wait for its end, or name another directory"
                  .formatted(out));
      assertThatThrownBy(() -> RunLock.requireFree(out)).isInstanceOf(RunLock.TakenException.class);
    }
    RunLock.take(out).close();
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void askingWhetherADirectoryIsFreeChangesNothing() {
    RunLock.requireFree(directory.resolve("absent"));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theLockOfADirectoryThatWasMovedIsRemovedThere() throws Exception {
    Path moved = directory.resolve("moved");
    try (RunLock lock = RunLock.take(directory.resolve("out"))) {
      Files.move(directory.resolve("out"), moved);
      lock.moved(moved);
    }
    assertThat(moved).isEmptyDirectory();
  }
}
