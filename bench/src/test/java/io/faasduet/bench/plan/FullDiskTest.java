package io.faasduet.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run whose disk fills up; Linux has a file that is always full. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path directory;

  private final List<String> log = new ArrayList<>();
  private final PlanSchema schema =
      TestPlatform.schema(request -> new ScriptedTarget(request.text(), 1_000_000, log));
  private final Plan plan =
      schema
          .plan()
          .functions(List.of(PlannedFunction.of("f")))
          .targets(List.of("test"))
          .experiment(new ColdStarts(3))
          .build();

  @Test
  void theRunEndsWithAMessageThatNamesTheFile() {
    RunListener filling =
        new RunListener() {
          @Override
          public void sampled(Sample sample, Optional<String> detail) {
            fill(directory.resolve(Checkpoint.NAME));
          }
        };
    assertThatThrownBy(() -> run(filling))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("done.txt cannot be written: No space left on device");
    assertThat(SampleFile.read(directory)).as("what was measured is on file").hasSize(1);
    assertThat(log).as("nothing is measured that cannot be kept").hasSize(1);
  }

  @Test
  void aRunThatCannotBeResumedLosesNothing() throws IOException {
    run(RunListener.SILENT);
    List<Sample> before = SampleFile.read(directory);
    Files.writeString(directory.resolve(Checkpoint.NAME), "trial 0\ntrial 1\n");
    fill(directory.resolve(SampleFile.NAME + ".part"));
    try (PlanTargets targets = TestPlatform.targets(plan, schema)) {
      assertThatThrownBy(
              () ->
                  PlanRun.resume(
                      plan, targets, directory, TestPlatform.origin(), RunListener.SILENT))
          .isInstanceOf(ResultsException.class)
          .hasMessageContaining("samples.csv cannot be written: No space left on device");
    }
    assertThat(SampleFile.read(directory)).isEqualTo(before);
  }

  private void run(RunListener listener) {
    try (PlanTargets targets = TestPlatform.targets(plan, schema)) {
      PlanRun.run(plan, new PlanFile(schema), targets, directory, TestPlatform.origin(), listener);
    }
  }

  private static void fill(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createSymbolicLink(file, FULL);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
