package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.report.text.TerminalTable;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetNotesTest {
  private static final Run RUN =
      started(
          new Run.Startup(
              "lambda", "AppCDS of the runtime client alone", "17.0.1+1", 9_000_000, ""),
          new Run.Startup("http", "AppCDS of the server directory", "17.0.1+1", 14_650_000, ""),
          new Run.Startup("grpc", "AppCDS of the server directory", "17.0.1+1", 14_650_000, ""));

  @Test
  void targetsThatStartFromTheSameArchiveShareASentence() {
    assertThat(TargetNotes.startups(RUN, "chameleon"))
        .containsExactly(
            "lambda: started from AppCDS of the runtime client alone (JDK 17.0.1+1, 9.0 MB).",
            "http and grpc: started from AppCDS of the server directory (JDK 17.0.1+1, 14.7 MB).");
  }

  @Test
  void aTargetWithoutAnArchiveSaysWhy() {
    Run run = started(new Run.Startup("http", "none", "", 0, "it is of another Java"));
    assertThat(TargetNotes.startups(run, "chameleon"))
        .containsExactly("http: started without an archive; it is of another Java.");
    assertThat(
            TargetNotes.startups(
                started(new Run.Startup("http", "none", "25.0.1+8", 0, "none was wanted")),
                "chameleon"))
        .containsExactly("http: started without an archive (JDK 25.0.1+8); none was wanted.");
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    assertThat(TargetNotes.startups(ExampleRun.run(), "cnn-serving")).isEmpty();
  }

  @Test
  void theTargetsOfThisMachineAreExplainedOnce() {
    assertThat(TargetNotes.platforms(RUN))
        .containsExactly(
            "http and grpc: one server process, what Knative and vHive run as a container, invoked"
                + " directly.",
            "lambda: the Lambda zip in an execution environment, invoked by Lambda's API.");
  }

  @Test
  void restoresThatThePlatformReportsAreSaidWithColdStarts() {
    List<Sample> restored =
        List.of(
            Samples.restored("chameleon", 1, 900, 622.01),
            Samples.restored("chameleon", 2, 500, 310.5),
            Samples.restored("chameleon", 3, 11_000, 700));
    Summary summary = RunView.of(RUN, restored, Pricing.shipped()).summary();

    assertThat(TargetNotes.coldStarts(RUN, summary.functions().get(0)))
        .contains(
            "lambda: Restore Duration of Lambda's REPORT lines, median 622.0 ms, from 310.5 to"
                + " 700.0 (n = 3).");
    assertThat(TerminalTable.render(summary)).contains("median 622.0 ms");
    assertThat(Caveats.of(summary)).as("no INIT").noneMatch(note -> note.contains("was repeated"));
  }

  private static Run started(Run.Startup... startups) {
    return ExampleRun.run(
        ExampleRun.run().targets(),
        List.of(
            new Run.MeasuredFunction(
                "chameleon", "chameleon", "{}", Optional.empty(), List.of(startups))));
  }
}
