package io.faasduet.cli.sebs.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundProcessesTest {
  private static final Function<String, Optional<String>> READY =
      line -> line.startsWith("at ") ? Optional.of(line.substring(3)) : Optional.empty();

  @TempDir private Path directory;
  private BackgroundProcesses processes;

  @BeforeEach
  void open() {
    assumeThat(Path.of("/bin/sh")).exists();
    processes = new BackgroundProcesses(directory.resolve("cache/background"));
  }

  @Test
  void isFoundAgainAndEnded() {
    BackgroundProcess started = start("echo at http://127.0.0.1:1; exec sleep 60");
    assertThat(started.address()).contains("http://127.0.0.1:1");
    assertThat(processes.read()).containsExactly(started);
    assertThat(processes.find(BackgroundProcess.of(started.json()))).contains(started);
    assertThat(started.isRunning()).isTrue();
    assertThat(processes.end(started)).isTrue();
    assertThat(started.isRunning()).isFalse();
    assertThat(processes.end(started)).as("it has ended").isFalse();
    assertThat(processes.read()).isEmpty();
    assertThat(started.directory()).doesNotExist();
  }

  @Test
  void anotherProcessOfTheSameIdIsLeftAlone() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Path place = Files.createDirectory(directory.resolve("place"));
      BackgroundProcess earlier =
          new BackgroundProcess("earlier", other.pid(), "another boot 1", Optional.empty(), place);
      assertThat(earlier.isRunning()).isFalse();
      assertThat(processes.end(earlier)).isFalse();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroy();
      other.waitFor();
    }
  }

  @Test
  void whatACommandHadJustStartedAsItWasKilledIsFound() throws Exception {
    assumeThat(Path.of("/proc/self/environ")).isReadable();
    Path place = Files.createDirectory(directory.resolve("place"));
    assertThatThrownBy(
            () ->
                processes.start(
                    "orphan",
                    sh("sleep 60 & exec sleep 61"),
                    place,
                    READY,
                    started -> {
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    BackgroundProcess orphan = processes.read().get(0);
    assertThat(orphan.isRunning()).isTrue();
    ProcessHandle process = ProcessHandle.of(orphan.pid()).orElseThrow();
    await(() -> process.children().findAny().isPresent());
    ProcessHandle child = process.children().findAny().orElseThrow();
    assertThat(processes.read()).as("a child of it is not it").containsExactly(orphan);
    assertThat(processes.end(orphan)).isTrue();
    assertThat(process.isAlive()).isFalse();
    assertThat(processes.read()).isEmpty();
    child.destroy();
  }

  @Test
  void whatCannotBeStartedLeavesNothing() throws Exception {
    Path place = Files.createDirectory(directory.resolve("place"));
    assertThatThrownBy(
            () ->
                processes.start(
                    "nothing",
                    new ProcessBuilder("true").directory(directory.resolve("absent").toFile()),
                    place,
                    READY,
                    started -> {}))
        .hasMessageContaining("nothing cannot be started");
    assertThat(processes.read()).isEmpty();
    assertThat(place).doesNotExist();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatIsNotKeptIsEnded() {
    BackgroundProcess first;
    try (BackgroundGroup group = processes.group()) {
      first = group.start("first", place -> sh("echo at here; exec sleep 60"), READY);
      assertThatThrownBy(() -> group.start("second", place -> sh("echo no memory; exit 3"), READY))
          .isInstanceOf(BackgroundStartException.class)
          .hasMessage("second has ended with code 3: no memory");
    }
    assertThat(first.isRunning()).isFalse();
    assertThat(processes.read()).isEmpty();
  }

  @Test
  void aCommandThatRefusesItsArgumentsIsWrongUsage() {
    try (BackgroundGroup group = processes.group()) {
      assertThatThrownBy(
              () ->
                  group.start(
                      "input",
                      place -> sh("echo duet: no such size; echo Try: --help; exit 2"),
                      READY))
          .isInstanceOf(UsageException.class)
          .hasMessage("no such size");
    }
  }

  @Test
  void aFileOfSomethingElseNamesNoProcesses() throws IOException {
    Path file = Files.writeString(directory.resolve("config.json"), "{\"object\": {}}");
    assertThatThrownBy(() -> new StateFile(file).read())
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("names no processes of Duet's");
  }

  private BackgroundProcess start(String script) {
    try (BackgroundGroup group = processes.group()) {
      BackgroundProcess started = group.start("sleeper", place -> sh(script), READY);
      group.keep();
      return started;
    }
  }

  private static ProcessBuilder sh(String script) {
    return new ProcessBuilder("/bin/sh", "-c", script);
  }
}
