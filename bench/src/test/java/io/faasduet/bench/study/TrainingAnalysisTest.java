package io.faasduet.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.TrainingIteration;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingAnalysisTest {
  private static final Run RUN =
      ExampleRun.run(
          List.of(
              new Run.MeasuredTarget("lambda", PlatformName.LAMBDA, "local", Optional.of(640)),
              new Run.MeasuredTarget("http", PlatformName.SERVER, "local", Optional.of(3538))),
          List.of());

  @TempDir Path directory;
  private final List<Sample> samples = new ArrayList<>();

  /** 3.08 s on Lambda and 0.14 s on a server, in batches of 100 MB. */
  @Test
  void thePublishedTimesOfAnIterationGiveThePublishedTotals() {
    execution("lambda", 1, 292, 2490, 590, 100_000_000, 900_000);
    execution("http", 2, 9000, 40, 100, 100_000_000, 1_260_000);

    List<StudyTable> tables = tables();

    assertThat(tables).hasSize(2);
    assertThat(row(tables.get(0), "lambda"))
        .startsWith("3080.0")
        .contains("2490.0", "590.0", "292");
    List<String> full = row(tables.get(1), "lambda, extrapolated");
    assertThat(full.get(1)).as("executions, of 292 iterations").isEqualTo("31");
    assertThat(Double.parseDouble(full.get(2))).isBetween(460.0, 466.0);
    assertThat(full.get(3)).isEqualTo("0.29");
    assertThat(row(tables.get(1), "http, extrapolated"))
        .containsExactly("0.140", "1", "21.00", "0.04");
    assertThat(row(tables.get(1), "Lambda, published"))
        .containsExactly("3.080", "31", "465.00", "0.29");
    assertThat(String.join(" ", tables.get(1).notes())).contains("an iteration takes 22.0 times");
  }

  @Test
  void timesOfSmallerBatchesAreScaledToThePublishedSize() {
    execution("lambda", 1, 100, 200, 100, 10_000_000, 30_000);
    List<StudyTable> tables = tables();
    assertThat(row(tables.get(1), "lambda, run").get(0)).isEqualTo("0.300");
    assertThat(row(tables.get(1), "lambda, extrapolated").get(0)).isEqualTo("3.000");
    assertThat(String.join(" ", tables.get(1).notes())).contains("Extrapolated is not measured");
  }

  @Test
  void batchesOfNoBytesAreNotExtrapolated() {
    execution("lambda", 1, 10, 0, 0, 0, 0);
    execution("http", 2, 10, 4, 1, 1000, 50);

    StudyTable beside = tables().get(1);

    assertThat(beside.rows())
        .extracting(StudyTable.Row::name)
        .contains("lambda, run", "http, extrapolated")
        .doesNotContain("lambda, extrapolated");
    assertThat(String.join(" ", beside.notes()))
        .contains("lambda is not extrapolated, as its batches had no bytes.");
    assertThat(tables().toString()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void rowsOfAStepThatWasDoneAgainDoNotCount() {
    execution("lambda", 1, 10, 1, 1, 1000, 100);
    Sample first = samples.remove(0);
    assertThat(tables()).isEmpty();
    samples.add(first);
    assertThat(tables()).isNotEmpty();
  }

  private List<StudyTable> tables() {
    return new TrainingAnalysis()
        .tables(new StudyData(RUN, "f", samples, Optional.of(directory), Pricing.shipped()));
  }

  private static List<String> row(StudyTable table, String name) {
    return table.rows().stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow()
        .cells();
  }

  private void execution(
      String target,
      int sequence,
      int count,
      double fetch,
      double compute,
      long bytes,
      double all) {
    Sample sample =
        new SampleBuilder("f", target, SampleKind.STUDY, "training on " + target, sequence)
            .sent(Instant.ofEpochSecond(sequence), 0, 0)
            .timings(Map.of(Phase.STORE, 50.0))
            .succeeded(all)
            .build();
    samples.add(sample);
    new RowFile(directory, TrainingIteration.FILE)
        .append(
            sample,
            TrainingIteration.COLUMNS,
            LongStream.rangeClosed(1, count)
                .mapToObj(i -> new TrainingIteration(i, fetch, compute, 1.0 / i, bytes).row())
                .toList());
  }
}
