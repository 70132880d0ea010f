package io.faasduet.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.election.ElectionRow;
import io.faasduet.bench.election.ElectionUsage;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElectionAnalysisTest {
  private static final Run RUN =
      ExampleRun.run(
          List.of(new Run.MeasuredTarget("lambda", PlatformName.LAMBDA, "local", Optional.of(512))),
          List.of());
  private static final Sample STOP =
      new SampleBuilder("voter", "lambda", SampleKind.STUDY, "election on lambda", 9)
          .succeeded(5)
          .build();

  @TempDir Path directory;

  @Test
  void aThousandVotersAreSummedFromTheirReadingsAndLaidBesideThePublishedFigures() {
    rows(new ElectionUsage(6, List.of(3.0, 4.0, 5.0), 600, 2_400, 2_400, 500), false);
    rows(new ElectionUsage(6, List.of(3.5, 4.5, 4.0), 600, 2_400, 2_400, 500), true);
    rows(new ElectionUsage(1_000, List.of(10.0), 1e6, 4_000_000, 64_000_000, 10_000), true);

    StudyTable table = tables().get(0);

    assertThat(table.rows())
        .extracting(StudyTable.Row::name)
        .containsExactly("lambda", "simulated", "simulated", "published");
    assertThat(table.rows().get(0).cells()).startsWith("6", "4.00");
    assertThat(table.rows().get(2).cells())
        .as("14.4 million readings of 16 units at 0.125 USD a million, 36,000 writes")
        .containsExactly("1000", "10.00", "–", "1", "28.82", "1.1%");
    assertThat(table.rows().get(3).cells())
        .containsExactly("–", "16.70", "–", "–", "450.00", "1.9%");
    assertThat(String.join(" ", table.notes()))
        .contains(
            "simulated, 1,000 voters: 14,400,000 readings an hour of 16.0 units, 28.80 USD;"
                + " 36,000 writes, 0.0225 USD.",
            "With 6 voters the simulation's median is 4.00 s, the measured one 4.00 s",
            "0.125 USD a million read units");
  }

  @Test
  void rowsOfAStepThatWasDoneAgainAreLeftOut() {
    Sample earlier =
        new SampleBuilder("voter", "lambda", SampleKind.STUDY, "election on lambda", 4)
            .succeeded(5)
            .build();
    new RowFile(directory, ElectionRow.FILE)
        .append(
            earlier,
            ElectionRow.COLUMNS,
            ElectionRow.of(new ElectionUsage(6, List.of(3.0), 600, 2_400, 2_400, 500), false, 1, 1)
                .stream()
                .map(ElectionRow::texts)
                .toList());
    assertThat(tables()).isEmpty();
  }

  private void rows(ElectionUsage usage, boolean simulated) {
    new RowFile(directory, ElectionRow.FILE)
        .append(
            STOP,
            ElectionRow.COLUMNS,
            ElectionRow.of(usage, simulated, 2.5, 3.5).stream().map(ElectionRow::texts).toList());
  }

  private List<StudyTable> tables() {
    return new ElectionAnalysis()
        .tables(
            new StudyData(RUN, "voter", List.of(STOP), Optional.of(directory), Pricing.shipped()));
  }
}
