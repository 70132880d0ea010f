package io.faasduet.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.Machine;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommunicationAnalysisTest {
  private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");

  @TempDir Path directory;

  @Test
  void waysAreBesideTheirPublishedMeansAndTheRatioToTheLeast() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      samples.add(sample("lambda", i, 6));
      samples.add(sample("zeromq-server", 20 + i, 0.5));
    }
    Sample transfers = sample("lambda", 50, 100);
    samples.add(transfers);
    RowFile rows = new RowFile(directory, "transfers.csv");
    List<String> columns = List.of("means", "trial", "nanos");
    rows.append(
        transfers, columns, List.of(List.of("s3", "0", "2000000"), List.of("s3", "1", "4000000")));
    // of a step that was done again
    rows.append(sample("lambda", 51, 1), columns, List.of(List.of("s3", "0", "9000000")));

    List<StudyTable> tables = new CommunicationAnalysis().tables(data(samples));

    assertThat(tables).hasSize(1);
    assertThat(tables.get(0).rows())
        .containsExactly(
            row("lambda", "6.00", "303.0", "6.00", "12.0"),
            row("lambda, s3", "3.00", "108.0", "3.00", "6.0"),
            row("zeromq-server", "0.50", "0.29", "0.50", "1.0"));
    assertThat(tables.get(0).notes().get(1)).startsWith("lambda, s3: 2 by 1 instances");
  }

  @Test
  void aRunWithoutTheStudyHasNoTable() {
    assertThat(new CommunicationAnalysis().tables(data(List.of()))).isEmpty();
  }

  private static StudyTable.Row row(
      String name, String mean, String published, String median, String ratio) {
    return new StudyTable.Row(name, List.of(mean, published, median, "–", "–", ratio));
  }

  private static Sample sample(String target, int sequence, double millis) {
    return new SampleBuilder(
            "relay", target, SampleKind.STUDY, "communication on " + target, sequence)
        .instance(1, "i", false)
        .sent(START.plusSeconds(sequence), sequence, sequence)
        .succeeded(millis)
        .build();
  }

  private StudyData data(List<Sample> samples) {
    Run run =
        new Run(
            START.toString(),
            "duet study communication",
            7,
            new Run.Version("0", Optional.empty()),
            List.of(),
            List.of(
                target("lambda", PlatformName.LAMBDA),
                target("zeromq-server", PlatformName.ZEROMQ_SERVER)),
            List.of(),
            new Machine("cpu", 2, 1, "Linux", "Debian", "17", Optional.empty(), Optional.empty()));
    return new StudyData(run, "relay", samples, Optional.of(directory), Pricing.shipped());
  }

  private static Run.MeasuredTarget target(String name, PlatformName platform) {
    return new Run.MeasuredTarget(name, platform, Run.MeasuredTarget.LOCAL, Optional.of(1769));
  }
}
