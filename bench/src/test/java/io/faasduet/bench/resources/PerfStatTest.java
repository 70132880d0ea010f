package io.faasduet.bench.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.bench.results.ResourceColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that prints what perf would, in the place of perf. */
class PerfStatTest {
  private static final Map<PerfEvent, String> EVENTS =
      Map.of(PerfEvent.INSTRUCTIONS, "instructions", PerfEvent.LLC_MISSES, "LLC-load-misses");

  @TempDir Path directory;

  private final UnreadableSources unreadable = new UnreadableSources();

  @Test
  void addsIntervalsUpAndTakesTheLastOneWhenItIsClosed() throws Exception {
    assumeInterruptsAreHeard();
    String program =
        program(
            """
            trap 'echo "     0.3,5,,instructions,100,100.00,,"; exit 0' INT
            echo "     0.1,100,,instructions,100,100.00,,"
            echo "     0.1,<not counted>,,LLC-load-misses,0,0.00,,"
            echo "     0.2,20,,instructions,50,50.00,,"
            while true; do sleep 0.01; done
            """);
    PerfStat perf = attach(program);
    assertThat(perf.awaitCounting(Duration.ofSeconds(20))).isTrue();
    perf.close();
    PerfStat.Reading reading = perf.take();
    assertThat(reading.values())
        .containsEntry(ResourceColumn.INSTRUCTIONS_COUNT, 125.0)
        .containsEntry(ResourceColumn.COUNTERS_RUNNING_PERCENT, 50.0)
        .doesNotContainKey(ResourceColumn.LLC_MISSES_COUNT);
    assertThat(reading.notCounted()).containsExactly("LLC-load-misses");
    assertThat(perf.take().notCounted()).isEmpty();
    assertThat(ProcessHandle.of(perf.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(unreadable.notes()).isEmpty();
  }

  @Test
  void isKilledIfItDoesNotHeedTheInterrupt() throws IOException {
    PerfStat perf =
        attach(program("trap '' INT\necho '     0.1,1,,instructions,1,100.00,,'\nexec sleep 60\n"));
    assertThat(perf.awaitCounting(Duration.ofSeconds(20))).isTrue();
    Thread.currentThread().interrupt();
    perf.close();
    assertThat(Thread.interrupted()).isTrue();
    perf.close();
    assertThat(ProcessHandle.of(perf.pid()).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void saysWhyItDoesNotCount() throws IOException {
    PerfStat perf = attach(program("echo Error: >&2\necho 'No permission' >&2\nexit 1\n"));
    assertThat(perf.awaitCounting(Duration.ofSeconds(20))).isTrue();
    perf.close();
    assertThat(unreadable.notes()).containsExactly("hardware counters: No permission");
  }

  @Test
  void theProbeNamesEventsThatAreNotSupported() throws IOException {
    String program =
        program(
            """
            case "$4" in
              instructions) echo "1212,,instructions,900123,100.00,," >&2 ;;
              branches) echo "77,,branches,900123,100.00,," >&2 ;;
              *.*) echo "event syntax error: '$4'" >&2; exit 129 ;;
              *) echo "<not supported>,,$4,0,100.00,," >&2 ;;
            esac
            """);
    Map<PerfEvent, String> names =
        new PerfProbe(program).countable(CounterSet.INSTRUCTIONS, unreadable);
    assertThat(names)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(PerfEvent.INSTRUCTIONS, "instructions", PerfEvent.BRANCHES, "branches"));
    assertThat(unreadable.notes())
        .containsExactly(
            "hardware counters: <not supported>: L1-dcache-loads L1-dcache-stores branch-misses");
  }

  @Test
  void theProbeSaysThatPerfMayNotCount() throws IOException {
    String program =
        program(
            "echo Error: >&2\necho 'Access to performance monitoring is limited.' >&2\nexit 1\n");
    assertThat(new PerfProbe(program).countable(CounterSet.CYCLES, unreadable)).isEmpty();
    assertThat(unreadable.notes().toString())
        .contains("Access to performance monitoring is limited.", "cycles");
  }

  @Test
  void theProbeSaysThatThereIsNoPerf() {
    String absent = directory.resolve("absent").toString();
    assertThat(new PerfProbe(absent).countable(CounterSet.ALL, unreadable)).isEmpty();
    assertThat(unreadable.notes())
        .containsExactly("hardware counters: there is no program '" + absent + "'");
  }

  /** A shell cannot trap what it was started deaf to, as by a script's {@code &}; perf can. */
  private static void assumeInterruptsAreHeard() throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "trap 'exit 3' INT; kill -INT $$; exit 0").start();
    assumeThat(shell.waitFor()).as("what this JVM starts hears SIGINT, with 3").isEqualTo(3);
  }

  private PerfStat attach(String program) {
    return PerfStat.attach(
            program, ProcessHandle.current().pid(), EVENTS, Duration.ofMillis(10), unreadable)
        .orElseThrow();
  }

  private String program(String script) throws IOException {
    Path program = directory.resolve("perf");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program.toString();
  }
}
