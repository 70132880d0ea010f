package io.faasduet.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildProcessesTest {
  private static final long SIGINT_BIT = 1L << 1;

  @TempDir Path directory;
  private Path temporary;

  @BeforeEach
  void makeTemporaryDirectory() throws Exception {
    temporary = Files.createDirectory(directory.resolve("tmp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "KILL"})
  void noneOutlivesTheHarnessHoweverItEnds(String signal) throws Exception {
    RuntimeClient.unsupported().ifPresent(reason -> assumeThat(reason).isNull());
    assumeThat(signal.equals("INT") && interruptsAreIgnored())
        .as("this JVM and all it starts were started deaf to SIGINT")
        .isFalse();
    Process harness = startHarness();
    List<Long> children = descendantsOf(harness);
    assertThat(children).as("server, environment and watch").hasSize(3);
    assertThat(temporary).isDirectoryContaining("glob:**/duet-run-*");

    int killed =
        new ProcessBuilder("kill", "-" + signal, Long.toString(harness.pid())).start().waitFor();

    assertThat(killed).isZero();
    assertThat(harness.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Deadline.of(Duration.ofSeconds(30))
        .await(() -> children.stream().allMatch(child -> ProcessHandle.of(child).isEmpty()));
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void sweepsWhatAnotherRunLeft() throws Exception {
    Path left = Files.createDirectories(temporary.resolve("duet-run-left/lambda-1"));
    Files.writeString(left.resolve("output.log"), "left over");
    Files.setLastModifiedTime(left.getParent(), java.nio.file.attribute.FileTime.fromMillis(0));
    Process harness = startHarness();
    try {
      descendantsOf(harness);
      try (Stream<Path> runs = Files.list(temporary)) {
        assertThat(runs.filter(run -> run.getFileName().toString().startsWith("duet-run-")))
            .hasSize(1)
            .doesNotContain(left.getParent());
      }
    } finally {
      harness.destroy();
      harness.waitFor();
    }
  }

  private Process startHarness() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            MortalHarness.class.getName(),
            Files.createDirectory(directory.resolve("work")).toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<Long> descendantsOf(Process harness) throws Exception {
    String line =
        new BufferedReader(
                new InputStreamReader(harness.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
    return Stream.of(line.split(" ")).map(Long::valueOf).toList();
  }

  private static boolean interruptsAreIgnored() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(
            line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
  }
}
