package io.faasduet.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.ClockOffset;
import io.faasduet.bench.analysis.RoundTripFigures;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.analysis.SurvivalFigures;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.plan.PlanFile;
import io.faasduet.bench.report.Report;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.startup.StartVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
  @TempDir Path directory;

  @Test
  void listsItsPlansAndShowsEachWithEveryDefault() {
    List<String> names = ShippedPlans.names();
    assertThat(names)
        .contains(
            "chameleon-cnn-lambda-vhive", "image-classify-memory", "yolo-serverless-serverful");
    assertThat(Entered.duet("bench", "plan").out().lines()).containsAll(names);
    for (String name : names) {
      Entered shown = Entered.duet("bench", "plan", name, "--show");
      assertThat(shown.code()).as(shown.err()).isZero();
      assertThat(PlanFile.parse(name, shown.out())).isEqualTo(ShippedPlans.read(name));
      assertThat(shown.out()).contains("stable_window_seconds: ", "cpu_percent: ");
    }
  }

  @Test
  void theCheckOfAPlanSaysHowManyStartsItsComparisonsNeed() {
    assertThat(Entered.duet("bench", "plan", "quick").out().lines())
        .containsExactly(
            "quick is a plan; --show shows all of it",
            "40 comparisons: 7 cold starts of each function on each target can show a difference;"
                + " the plan has 3");
    assertThat(Entered.duet("bench", "plan", "yolo-serverless-serverful").out().lines())
        .as("without cold starts")
        .hasSize(1);
  }

  @Test
  void showsAPlanOnStandardOutput() throws Exception {
    try (DuetProcess duet = DuetProcess.start(directory, "bench", "plan", "quick", "--show")) {
      assertThat(duet.exitCode()).as(duet.err()).isZero();
      assertThat(PlanFile.parse("shown", duet.out())).isEqualTo(ShippedPlans.read("quick"));
    }
  }

  @Test
  void measuresColdStartsWarmCallsAndALoadByAPlan() throws IOException {
    Packaged.assume("chameleon");
    Path plan = directory.resolve("plan.yaml");
    Files.writeString(
        plan,
        """
        functions: [chameleon]
        targets: [http, knative]
        cold: {starts: 1}
        warm: {calls: 4, processes: 1, warm_up_calls: 2}
        load: [{batches: 2, concurrent: 3, in_turn: num_of_rows=1..3}]
        knative: {max_scale: 2}
        """);
    Path out = directory.resolve("out");
    Entered run = Entered.duet("bench", "run", "" + plan, "--out", "" + out);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("chameleon, cold starts", "chameleon, load 2 batches of 3", "batches, s: ")
        .contains("The report is " + out.resolve("index.html"));
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    List<Sample> samples = SampleFile.read(out);
    assertThat(samples).allMatch(Sample::ok);
    assertThat(samples.stream().filter(s -> s.experiment() == SampleKind.COLD)).hasSize(2);
    assertThat(samples.stream().filter(s -> s.experiment() == SampleKind.WARM)).hasSize(8);
    assertThat(samples.stream().filter(s -> s.experiment() == SampleKind.LOAD)).hasSize(12);
    assertThat(Entered.duet("bench", "run", "" + plan, "--out", "" + out, "--resume").code())
        .as("nothing is left to do")
        .isZero();
    assertThat(SampleFile.read(out)).hasSameSizeAs(samples);
  }

  @ParameterizedTest
  @CsvSource({"lambda, true, http", "http, false, lambda"})
  void oneFormOfAFunctionIsEnoughForTheTargetsThatRunIt(
      String runs, boolean zip, String needsMore) {
    Packaged.assume("chameleon");
    FunctionArtefact chameleon = Catalogue.ofThisDirectory().find("chameleon").artefact();
    Path form = zip ? chameleon.lambdaZip() : chameleon.serverDirectory();
    Path out = directory.resolve("out");
    Entered run =
        Entered.duet(
            "bench", "cold", "" + form, "--target", runs, "--starts", "1", "--out", "" + out);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(SampleFile.read(out)).isNotEmpty().allMatch(Sample::ok);

    Entered refused = Entered.duet("bench", "cold", "" + form, "--target", runs + "," + needsMore);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("give the project");
  }

  @Test
  void measuresHowTheTimeOutsideAFunctionGrowsWithItsRequest() {
    Packaged.assume("chameleon");
    Path out = directory.resolve("out");
    Entered run =
        Entered.duet(
            ("bench overhead chameleon --target lambda,http,grpc --payload 1000,3000000"
                    + " --repetitions 2 --processes 1 --starts 1 --out "
                    + out)
                .split(" "));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("chameleon, overhead by payload", "per MB");
    List<Sample> samples = SampleFile.read(out);
    assertThat(samples).allMatch(Sample::ok);
    for (String target : List.of("lambda", "http", "grpc")) {
      assertThat(
              samples.stream()
                  .filter(sample -> sample.target().equals(target))
                  .filter(sample -> sample.experiment() != SampleKind.WARMUP)
                  .map(sample -> sample.experiment() + " " + sample.group()))
          .containsExactlyInAnyOrder(
              "overhead-warm 1000",
              "overhead-warm 1000",
              "overhead-warm 3000000",
              "overhead-warm 3000000",
              "overhead-cold 1000",
              "overhead-cold 3000000");
    }
    assertThat(out.resolve("index.html")).content().contains("Overhead by payload");
  }

  @Test
  void comparesTheWaysOfStartingThatThereAreAndNamesTheOthers() {
    Packaged.assume("chameleon");
    Path out = directory.resolve("out");
    Entered run = Entered.duet(("bench startup chameleon --starts 1 --out " + out).split(" "));
    assertThat(run.code()).as(run.err()).isZero();
    List<String> measured =
        SampleFile.read(out).stream().map(Sample::target).distinct().sorted().toList();
    assertThat(measured).contains("http plain");
    for (StartVariant variant : StartVariant.values()) {
      if (!measured.contains("http " + variant)) {
        assertThat(run.err()).contains(variant + " is not measured: ");
        assertThat(out.resolve("run.json")).content().contains("start " + variant);
      }
    }
  }

  @Test
  void measuresRoundTripsAndHowFarAFunctionsClockIsAhead() {
    Packaged.assume("clock-synchronization");
    Path out = directory.resolve("out");
    Entered run =
        Entered.duet(
            ("bench ping-pong network-benchmark clock-synchronization --target lambda,http"
                    + " --rounds 100 --calls 2 --out "
                    + out)
                .split(" "));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("network-benchmark, round trips of datagrams", "clock ahead");
    assertThat(SampleFile.read(out))
        .hasSize(8)
        .allMatch(sample -> sample.experiment() == SampleKind.PING_PONG && sample.ok());
    for (Summary.FunctionSummary function :
        Report.read(out, Pricing.shipped()).summary().functions()) {
      assertThat(function.roundTrips()).hasSize(2);
      for (RoundTripFigures of : function.roundTrips()) {
        assertThat(of.sent()).isGreaterThanOrEqualTo(200);
        assertThat(of.median()).isPresent();
        ClockOffset clock = of.clock().orElseThrow();
        assertThat(Math.abs(clock.aheadMillis()))
            .as("both have the clock of this machine")
            .isLessThanOrEqualTo(clock.boundMillis());
        if (function.name().equals("clock-synchronization")) {
          assertThat(of.untilBegan().orElseThrow()).isPositive();
        }
      }
    }
  }

  @Test
  void countsInstancesThatSurviveBesideAPolicyInVirtualTime() {
    Packaged.assume("sleep");
    Path out = directory.resolve("eviction");
    Entered run =
        Entered.duet(
            ("bench eviction sleep --target lambda,simulated:limit:2 --idle 1,1.5,3 --copies 2"
                    + " --repetitions 1 --json {\"sleep\":1} --out "
                    + out)
                .split(" "));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("lambda: All instances survived up to 3 s idle")
        .contains("simulated:limit:2: Fits best: ");
    List<SurvivalFigures> survivals =
        Report.read(out, Pricing.shipped()).summary().functions().get(0).survivals();
    assertThat(survivals).extracting(SurvivalFigures::simulated).containsExactly(false, true);
    assertThat(survivals.get(0).idleTimes())
        .as("local Lambda keeps environments for ten minutes")
        .allMatch(idle -> idle.warm() == 2 && idle.survived() == 2 && idle.leftOut() == 0);
    assertThat(survivals.get(1).idleTimes())
        .extracting(SurvivalFigures.IdleTime::survived)
        .containsExactly(2, 2, 0);
  }

  @Test
  void anInterruptedRunHasAReportAndGoesOn() throws Exception {
    Packaged.assume("chameleon");
    Path plan = directory.resolve("plan.yaml");
    Files.writeString(
        plan,
        """
        functions: [chameleon]
        targets: [lambda]
        load:
          - {name: first, batches: 3, concurrent: 2}
          - {name: second, arrivals: "constant:10/s", seconds: 3, warm_up_calls: 1}
        """);
    Path out = directory.resolve("out");
    boolean deaf = DuetProcess.interruptsAreIgnored();
    try (DuetProcess duet =
        DuetProcess.start(directory, "bench", "run", "" + plan, "--out", "" + out)) {
      duet.await(() -> requests(out, "second") > 4);
      List<ProcessHandle> children = duet.descendants();
      duet.signal(deaf ? "TERM" : "INT");
      assertThat(duet.exitCode()).isEqualTo(deaf ? 143 : 130);
      duet.await(() -> children.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(duet.temporary()).isEmptyDirectory();
      assertThat(duet.err()).as("no stack trace").doesNotContain("\tat ");
    }
    assertThat(out.resolve("index.html")).content().contains("Load: first");
    assertThat(requests(out, "second")).isLessThan(30);
    assertThat(SampleFile.read(out)).extracting(Sample::status).isSubsetOf("ok", "interrupted");
    assertThat(Entered.duet("bench", "run", "" + plan, "--out", "" + out, "--resume").code())
        .isZero();
    assertThat(requests(out, "first")).as("what was done is not done again").isEqualTo(6);
    assertThat(requests(out, "second")).isEqualTo(30);
  }

  /** The requests of a load so far; none before the run has written anything. */
  private static long requests(Path out, String load) throws IOException {
    Path samples = out.resolve(SampleFile.NAME);
    if (!Files.exists(samples)) {
      return 0;
    }
    return Files.readAllLines(samples).stream()
        .filter(line -> line.contains(",load," + load))
        .count();
  }
}
