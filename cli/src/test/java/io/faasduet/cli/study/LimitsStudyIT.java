package io.faasduet.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.experiment.limits.LimitsPart;
import io.faasduet.bench.experiment.limits.LimitsRow;
import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study as packaged, small: a job that is cut off, bandwidth, a map and a chain. */
class LimitsStudyIT {
  private static final int OBJECTS = 40;

  @TempDir Path directory;

  @Test
  void aLongJobIsCutOffAndFinishesInStepsAndEverySumIsRight() throws Exception {
    Packaged.assume("object-digest");
    Path out = directory.resolve("limits");
    Entered study =
        Entered.duet(
            "study",
            "limits",
            "--set",
            "functions=[{function: object-digest, size: test}]",
            "--set",
            "limits={functions: [1, 2], fetches: 4, rounds: 2, lifetime_seconds: 9, stages: 3, repetitions: 2}",
            "--set",
            "load=[]",
            "--set",
            "timeout_seconds=6",
            "--out",
            out.toString());
    assertThat(study.code()).as(study.out() + study.err()).isZero();
    assertThat(study.out()).contains("timed out after 6.00 seconds", "a chain of functions");
    List<LimitsRow> rows =
        new RowFile(out, LimitsRow.FILE).read().stream().map(LimitsRow::of).toList();
    List<LimitsRow> lifetime = of(rows, LimitsPart.LIFETIME);
    assertThat(lifetime.get(0).fault()).contains("Task timed out after 6.00 seconds");
    assertThat(lifetime.get(0).billedMillis()).isEqualTo(6000);
    List<LimitsRow> steps = lifetime.subList(1, lifetime.size());
    assertThat(steps).hasSizeGreaterThan(1).allMatch(LimitsRow::ok);
    assertThat(steps.stream().mapToInt(LimitsRow::objects).sum()).isEqualTo(OBJECTS);
    assertThat(of(rows, LimitsPart.BANDWIDTH))
        .hasSize(2 * (1 + 2))
        .allMatch(row -> row.bytes() > 0);
    assertThat(of(rows, LimitsPart.MAP).stream().mapToInt(LimitsRow::objects).sum())
        .isEqualTo(2 * 2 * OBJECTS);
    assertThat(of(rows, LimitsPart.CHAIN)).hasSize(2 * (1 + 3 + 3 + 1)).allMatch(LimitsRow::ok);
    assertThat(
            of(rows, LimitsPart.CHAIN).stream()
                .filter(row -> row.place().variant().equals("by SQS")))
        .as("three stages, of which the last answers, with the sum of one function")
        .hasSize(2)
        .allMatch(row -> row.objects() == 3)
        .extracting(LimitsRow::sum)
        .containsOnly(of(rows, LimitsPart.CHAIN).get(0).sum());
    assertThat(SampleFile.read(out)).extracting(Sample::status).doesNotContain("wrong-answer");
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("lifetime: a job that outlives its function", "functions at once, logarithmic");
  }

  private static List<LimitsRow> of(List<LimitsRow> rows, LimitsPart part) {
    return rows.stream().filter(row -> row.place().part() == part).toList();
  }

  @Test
  void otherTargetsAndFunctionsAreRefusedInALine() {
    Packaged.assume("object-digest");
    for (String changed : List.of("targets=[http]", "limits.functions=[20]")) {
      Path none = directory.resolve("none");
      Entered study = Entered.duet("study", "limits", "--set", changed, "--out", none.toString());
      assertThat(study.code()).as(study.out() + study.err()).isEqualTo(2);
      assertThat(study.err()).startsWith("duet: ");
      assertThat(none).doesNotExist();
    }
  }
}
