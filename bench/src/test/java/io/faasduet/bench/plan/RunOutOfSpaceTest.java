package io.faasduet.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run, in a process of its own, whose samples can grow no more before it is done. */
class RunOutOfSpaceTest {
  private static final Plan PLAN =
      new PlanFile(PlanExtensionTest.SCHEMA)
          .parsed(
              "plan.yaml",
              """
              functions: [f]
              targets: [toy]
              memory_mb: [512]
              warm: {calls: 100, processes: 1, warm_up_calls: 0, warm_up_seconds: 0}
              salvo: {size: 100}
              """);

  @TempDir Path directory;

  public static void main(String[] args) {
    Path directory = Path.of(args[0]);
    PlanFile file = new PlanFile(PlanExtensionTest.SCHEMA);
    try (PlanTargets targets = TestPlatform.targets(PLAN, PlanExtensionTest.SCHEMA)) {
      PlanRun.run(PLAN, file, targets, directory, TestPlatform.origin(), RunListener.SILENT);
    } catch (ResultsException e) {
      System.out.println(e.getMessage());
      System.exit(3);
    }
  }

  @Test
  void endsWithALineAndGoesOnFromWhatItMeasured() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh to limit a file's size with");

    // blocks of 512 bytes: room for most of the first experiment's samples
    Process limited = start("/bin/sh", "-c", "ulimit -f 24 && exec \"$@\"", "sh");

    String said = output(limited);
    assertThat(limited.exitValue()).as(said).isEqualTo(3);
    assertThat(said)
        .hasLineCount(1)
        .startsWith(directory.resolve(SampleFile.NAME) + " cannot be written: ");
    List<Sample> kept = SampleFile.read(directory);
    assertThat(kept).hasSizeBetween(10, 199);
    assertThat(kept.stream().mapToLong(Sample::sequence))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, kept.size()).boxed().toList());

    try (PlanTargets targets = TestPlatform.targets(PLAN, PlanExtensionTest.SCHEMA)) {
      PlanRun.resume(PLAN, targets, directory, TestPlatform.origin(), RunListener.SILENT);
    }
    assertThat(SampleFile.read(directory))
        .filteredOn(sample -> sample.experiment() != SampleKind.WARMUP)
        .hasSize(100 + 100)
        .allMatch(Sample::ok);
  }

  private Process start(String... wrapper) throws IOException {
    List<String> command = new ArrayList<>(List.of(wrapper));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData", // a file that would be limited, too
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RunOutOfSpaceTest.class.getName(),
            directory.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text.strip();
  }
}
