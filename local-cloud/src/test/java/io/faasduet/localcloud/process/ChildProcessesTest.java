package io.faasduet.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.lambda.function.RuntimeClient;
import io.faasduet.localcloud.process.limits.Isolation;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildProcessesTest {
  private static final long SIGINT_BIT = 1L << 1;

  /** One for all harnesses: what it holds takes a JVM of its own to make. */
  @TempDir static Path cache;

  @TempDir Path directory;
  private Path temporary;

  @BeforeEach
  void makeTemporaryDirectory() throws Exception {
    temporary = Files.createDirectory(directory.resolve("tmp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "KILL"})
  void noneOutlivesTheHarnessHoweverItEndsAndWhatWasLeftIsSwept(String signal) throws Exception {
    RuntimeClient.unsupported().ifPresent(reason -> assumeThat(reason).isNull());
    assumeThat(signal.equals("INT") && interruptsAreIgnored())
        .as("this JVM and all it starts were started deaf to SIGINT")
        .isFalse();
    Path left = leftByAnotherRun();
    Process harness = startHarness();
    BufferedReader said = harness.inputReader(StandardCharsets.US_ASCII);
    List<Long> children = words(said).map(Long::valueOf).toList();
    assertThat(children).as("server, two environments and watch").hasSize(4);
    List<Path> groups = words(said).map(Path::of).toList();
    assertThat(groups).allSatisfy(group -> assertThat(group).isDirectory());
    assertThat(temporary).isDirectoryContaining("glob:**/duet-run-*");
    assertThat(left).as("what another run left").doesNotExist();

    int killed =
        new ProcessBuilder("kill", "-" + signal, Long.toString(harness.pid())).start().waitFor();

    assertThat(killed).isZero();
    assertThat(harness.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Deadline.of(Duration.ofSeconds(30))
        .await(() -> children.stream().allMatch(child -> ProcessHandle.of(child).isEmpty()));
    assertThat(temporary).isEmptyDirectory();
    assertThat(groups).allSatisfy(group -> assertThat(group).doesNotExist());
  }

  @Test
  void sweepsTheControlGroupsOfARunThatWasKilledWithItsWatch() throws Exception {
    assumeThat(ChildProcesses.isolation())
        .as("control groups cannot be made here")
        .isNotEqualTo(Isolation.JVM_FLAGS);
    Process harness = startHarness();
    BufferedReader said = harness.inputReader(StandardCharsets.US_ASCII);
    List<ProcessHandle> children =
        words(said).map(Long::valueOf).flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    List<Path> groups = words(said).map(Path::of).toList();
    ProcessHandle watch =
        children.stream()
            .filter(child -> child.info().commandLine().orElse("").contains("duet-watch"))
            .findFirst()
            .orElseThrow();
    try {
      watch.destroyForcibly();
      harness.destroyForcibly().waitFor();
      assertThat(groups).allSatisfy(group -> assertThat(group).isDirectory());

      ResourceLimiter next =
          ResourceLimiter.strictest(
              Settings.of(Map.of()), Path.of("/"), ChildProcesses.ofThisJvm());

      assertThat(next.isolation()).isEqualTo(ChildProcesses.isolation());
      assertThat(groups).allSatisfy(group -> assertThat(group).doesNotExist());
      Deadline.of(Duration.ofSeconds(30))
          .await(() -> children.stream().filter(ProcessHandle::isAlive).count() <= 1);
    } finally {
      children.forEach(ProcessHandle::destroyForcibly); // the server has no limits
    }
  }

  private Path leftByAnotherRun() throws Exception {
    Path left = Files.createDirectories(temporary.resolve("duet-run-left"));
    Files.writeString(Files.createDirectory(left.resolve("lambda-1")).resolve("output.log"), "old");
    Files.setLastModifiedTime(left, FileTime.fromMillis(0));
    return left;
  }

  private Process startHarness() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // it lives for seconds
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            MortalHarness.class.getName(),
            Files.createDirectory(directory.resolve("work")).toString(),
            cache.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Stream<String> words(BufferedReader said) throws Exception {
    return Stream.of(said.readLine().split(" ")).filter(word -> !word.isEmpty());
  }

  private static boolean interruptsAreIgnored() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(
            line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
  }
}
