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

class LimitsAnalysisTest {
  private static final Instant START = Instant.parse("2026-11-29T10:00:00Z");
  private static final List<String> COLUMNS =
      List.of(
          "part,variant,round,functions,start_nanos,end_nanos,objects,sum,bytes,fetch_nanos,billed_ms,fault"
              .split(","));

  @TempDir Path directory;
  private final List<Sample> samples = new ArrayList<>();
  private int sequence;
  private String target = "lambda";

  @Test
  void whatIsCutOffIsBilledAndHasDoneNothing() {
    failed(
        "lifetime,one execution,1,1,0,15000000000,0,0,0,0,15000,Task timed out after 15.00 seconds");
    row("lifetime,in steps by S3,1,1,20000000000,34000000000,5,7,0,0,14000");
    row("lifetime,in steps by S3,1,1,34000000000,44000000000,3,9,0,0,10000");
    StudyTable table = tables().get(0);
    assertThat(table.title()).startsWith("lifetime");
    assertThat(table.rows())
        .containsExactly(
            new StudyTable.Row("one execution", List.of("1", "0", "15.0", "0.000250")),
            new StudyTable.Row("in steps by S3", List.of("2", "8", "24.0", "0.000414")));
    assertThat(table.notes().get(0)).contains("timed out after 15.00 seconds");
  }

  @Test
  void bandwidthIsOfEachFunctionAndDrawnByTheirNumber() {
    row("bandwidth,s3,1,1,0,1,1,0,100000000,1000000000,1");
    row("bandwidth,s3,1,2,0,1,1,0,100000000,2000000000,1");
    row("bandwidth,s3,1,2,0,1,1,0,100000000,4000000000,1");
    StudyTable table = tables().get(0);
    assertThat(table.rows())
        .containsExactly(
            new StudyTable.Row("1 function", List.of("800", "800", "800", "800", "1", "0")),
            new StudyTable.Row("2 functions", List.of("300", "200", "400", "600", "1", "0")));
    assertThat(table.curve()).hasValueSatisfying(curve -> assertThat(curve.points()).hasSize(2));
  }

  @Test
  void aRoundOfWhichAPartFailedCountsAsFailed() {
    row("map,map,1,1,0,4000000000,8,0,0,0,4000");
    row("map,map,1,2,0,1000000000,4,0,0,0,1000");
    row("map,map,1,2,0,2000000000,4,0,0,0,2000");
    row("map,map,2,2,0,1000000000,4,0,0,0,1000");
    failed("map,map,2,2,0,1000000000,0,0,0,0,1000,wrong-answer");
    StudyTable table = tables().get(0);
    assertThat(table.rows().get(0).cells()).startsWith("4.00", "1.0").endsWith("1", "0");
    assertThat(table.rows().get(1).cells()).startsWith("2.00", "2.0").endsWith("1", "1");
  }

  @Test
  void aChainIsBesideOneFunction() {
    row("chain,one function,1,1,0,1000000000,2,0,0,0,1000");
    row("chain,by S3,1,1,0,700000000,1,0,0,0,700");
    row("chain,by S3,1,1,800000000,1500000000,1,0,0,0,700");
    assertThat(tables().get(0).rows())
        .extracting(StudyTable.Row::cells)
        .allSatisfy(cells -> assertThat(cells).hasSize(6))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("1", "1000.0", "1.00"),
            byS3 -> assertThat(byS3).startsWith("2", "1500.0", "1.50"));
  }

  @Test
  void aChainByMessagesIsOfTheSameFunctionOnAnotherTarget() {
    row("chain,one function,1,1,0,1000000000,2,0,0,0,1000");
    target = "sqs-lambda";
    row("chain,by SQS,1,1,0,1200000000,2,0,0,0,900");
    assertThat(tables()).hasSize(1);
    assertThat(tables().get(0).rows())
        .extracting(StudyTable.Row::cells)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("1", "1000.0", "1.00", "17.67"),
            // 0.9 GB-seconds, two invocations, two reads, six requests to the queue
            bySqs -> assertThat(bySqs).startsWith("2", "1200.0", "1.20", "18.60"));
  }

  @Test
  void aRunWithoutTheStudyHasNoTable() {
    assertThat(tables()).isEmpty();
  }

  private void row(String values) {
    Sample sample = builder().succeeded(1).build();
    samples.add(sample);
    List<String> row = new ArrayList<>(List.of(values.split(",")));
    row.add("");
    new RowFile(directory, "limits.csv").append(sample, COLUMNS, List.of(row));
  }

  private void failed(String values) {
    new RowFile(directory, "limits.csv")
        .append(builder().failed("f").build(), COLUMNS, List.of(List.of(values.split(","))));
  }

  private SampleBuilder builder() {
    sequence++;
    return new SampleBuilder("object-digest", target, SampleKind.STUDY, "map", sequence)
        .instance(1, "i", false)
        .sent(START.plusSeconds(sequence), sequence, sequence);
  }

  private List<StudyTable> tables() {
    Run run =
        new Run(
            START.toString(),
            "duet study limits",
            7,
            new Run.Version("0", Optional.empty()),
            List.of(),
            List.of(
                new Run.MeasuredTarget(
                    "lambda", PlatformName.LAMBDA, Run.MeasuredTarget.LOCAL, Optional.of(1024)),
                new Run.MeasuredTarget(
                    "sqs-lambda",
                    PlatformName.SQS_LAMBDA,
                    Run.MeasuredTarget.LOCAL,
                    Optional.of(1024))),
            List.of(),
            new Machine("cpu", 2, 1, "Linux", "Debian", "17", Optional.empty(), Optional.empty()));
    return new LimitsAnalysis()
        .tables(
            new StudyData(
                run, "object-digest", samples, Optional.of(directory), Pricing.shipped()));
  }
}
