package io.faasduet.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.election.ElectionRow;
import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.cli.Entered;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study on election as packaged, with few voters and rounds. */
class ElectionStudyIT {
  @TempDir Path directory;

  @Test
  void leadersAreEndedAndTheSimulationIsLaidBeside() {
    Path out = directory.resolve("out");
    Entered study =
        Entered.duet(
            ("study election --set election.voters=3 --set election.rounds=2"
                    + " --set election.virtual_voters=[3] --out "
                    + out)
                .split(" "));
    assertThat(study.code()).as(study.err()).isZero();
    assertThat(study.out())
        .contains("election, from the leader's end until all agree", "published", "With 3 voters");
    assertThat(study.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(SampleFile.read(out)).allMatch(Sample::ok);
    List<ElectionRow> rows =
        new RowFile(out, ElectionRow.FILE).read().stream().map(ElectionRow::of).toList();
    assertThat(rows).filteredOn(row -> !row.simulated()).hasSize(2);
    assertThat(rows).filteredOn(ElectionRow::simulated).hasSize(20);
    assertThat(rows)
        .as("a lease, an answer, and some polls")
        .allMatch(row -> row.seconds() > 1 && row.seconds() < 60);
  }
}
