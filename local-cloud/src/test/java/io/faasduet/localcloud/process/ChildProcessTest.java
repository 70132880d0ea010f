package io.faasduet.localcloud.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.process.limits.ProcessSandbox;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  private static final List<String> SLOW =
      List.of("/bin/sh", "-c", "date +%s%N; sleep 0.3; exec \"$@\"", "slow");
  private static final List<String> PROGRAM = List.of("/bin/sh", "-c", "read -r line; echo $line");

  @TempDir private Path directory;

  /** One that a process takes a while to get into. */
  private record SlowSandbox(ProcessSandbox behind) implements ProcessSandbox {
    @Override
    public List<String> entrance() {
      return SLOW;
    }

    @Override
    public List<String> flags() {
      return behind.flags();
    }

    @Override
    public void limitCpus(double cpus) {
      behind.limitCpus(cpus);
    }

    @Override
    public void freeze(Process process) {
      behind.freeze(process);
    }

    @Override
    public void thaw(Process process) {
      behind.thaw(process);
    }

    @Override
    public OptionalLong peakBytes() {
      return behind.peakBytes();
    }

    @Override
    public boolean ranOutOfMemory() {
      return behind.ranOutOfMemory();
    }

    @Override
    public void close() {
      behind.close();
    }
  }

  private static ProcessSandbox unlimited() {
    return ChildProcesses.ofThisJvm().limiter().unlimited();
  }

  @Test
  void startBeginsWithinLimits() throws Exception {
    assertBeginsAfterThePreparation(List.of(), new SlowSandbox(unlimited()));
  }

  @Test
  void startBeginsWithinItsSurroundings() throws Exception {
    assertBeginsAfterThePreparation(SLOW, unlimited());
  }

  private static void assertBeginsAfterThePreparation(
      List<String> surroundings, ProcessSandbox sandbox) throws Exception {
    long asked = System.nanoTime();
    try (ChildProcess child =
        ChildProcess.start("slow", surroundings, PROGRAM, 0, sandbox, builder -> {})) {
      assertThat(TimeUnit.NANOSECONDS.toMillis(child.spawnedNanos() - asked))
          .isGreaterThanOrEqualTo(300);
      child.process().getOutputStream().write("its own\n".getBytes(US_ASCII));
      child.process().getOutputStream().flush();
      BufferedReader said = child.process().inputReader();
      assertThat(said.readLine()).as("when the preparation began").matches("\\d+");
      assertThat(said.readLine()).as("the program's standard input").isEqualTo("its own");
    }
  }

  @Test
  void preparationThatFailsEndsTheProcess() throws Exception {
    List<String> failing = List.of("/bin/sh", "-c", "exit 125");
    Path made = directory.resolve("made");
    try (ChildProcess child =
        ChildProcess.start(
            "failing", failing, List.of("touch", "" + made), 0, unlimited(), builder -> {})) {
      assertThat(child.exit().get(10, TimeUnit.SECONDS).status()).isEqualTo(125);
      assertThat(Files.exists(made)).isFalse();
    }
  }

  @Test
  void withoutPreparationThereIsNoWait() throws Exception {
    List<String> seen = new ArrayList<>();
    try (ChildProcess child =
        ChildProcess.start(
            "plain",
            List.of(),
            PROGRAM,
            0,
            unlimited(),
            builder -> seen.addAll(builder.command()))) {
      assertThat(seen).isEqualTo(PROGRAM);
      assertThat(child.isAlive()).isTrue();
    }
  }
}
