package io.faasduet.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.TrainingIteration;
import io.faasduet.cli.Entered;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study on training as packaged, with few iterations in short executions. */
class TrainingStudyIT {
  private static final int ITERATIONS = 200;

  @TempDir Path directory;

  @Test
  void theStateIsHandedOnFromExecutionToExecutionOnBothSides() {
    Path out = directory.resolve("out");
    Entered study =
        Entered.duet(
            ("study training --set training.iterations="
                    + ITERATIONS
                    + " --set memory_mb=[1769,3538] --set timeout_seconds=10"
                    + " --set training.server_seconds=1 --out "
                    + out)
                .split(" "));
    assertThat(study.code()).as(study.err()).isZero();
    assertThat(study.out())
        .contains(
            "training, an iteration in ms", "Lambda, published", "Extrapolated is not measured");
    assertThat(study.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(out.resolve("index.html"))
        .content()
        .contains("training, beside the published figures")
        .contains("training-step on lambda and http")
        .doesNotContain("memory sizes");
    List<Sample> samples = SampleFile.read(out);
    assertThat(samples).allMatch(Sample::ok);
    List<Map<String, String>> rows = new RowFile(out, TrainingIteration.FILE).read();
    List<String> targets =
        List.of(
            Run.MeasuredTarget.withMemory("lambda", 1769),
            Run.MeasuredTarget.withMemory("http", 3538));
    for (String target : targets) {
      List<TrainingIteration> iterations =
          rows.stream()
              .filter(row -> row.get("target").equals(target))
              .map(TrainingIteration::of)
              .toList();
      assertThat(iterations)
          .as("each once, on %s", target)
          .extracting(TrainingIteration::number)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, ITERATIONS).mapToObj(i -> (long) i).toList());
      assertThat(iterations.get(ITERATIONS - 1).loss()).isLessThan(iterations.get(0).loss());
      assertThat(samples.stream().filter(sample -> sample.target().equals(target)))
          .as("executions on %s", target)
          .hasSizeGreaterThan(1);
    }
  }
}
