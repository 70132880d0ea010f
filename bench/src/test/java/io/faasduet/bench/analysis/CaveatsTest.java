package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CaveatsTest {
  @Test
  void tellsWhichLoadsHadMoreProcessesThanProcessors() {
    assertThat(notes(ExampleRun.samples()))
        .contains(
            "chameleon, load published: oversubscribed: more instances than this machine's"
                + " 2 processors (9 on lambda).");
  }

  @Test
  void tellsHowManyEnvironmentsBeganTheirInitAgain() {
    List<Sample> load =
        List.of(
            Samples.coldLoaded("chameleon", "nine", 1, 25_000, OptionalDouble.empty()),
            Samples.coldLoaded("chameleon", "nine", 2, 26_000, OptionalDouble.empty()),
            Samples.coldLoaded("chameleon", "nine", 3, 11_000, OptionalDouble.of(9_000)),
            Samples.coldLoaded("chameleon", "nine", 4, 300, OptionalDouble.empty()));
    assertThat(notes(load))
        .contains(
            "chameleon, load nine on lambda: INIT took over 10 s in 2 of 4 instances and, as on"
                + " Lambda, was repeated.");
  }

  @Test
  void theVerdictOnALoadSaysWhereTheGeneratorLagged() {
    List<Sample> load = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      load.add(Samples.loaded("chameleon", "http", "steady", 0, 1, i, 10 * i, 0.2, 5));
      load.add(Samples.loaded("chameleon", "grpc", "steady", 0, 1, i, 10 * i, 1.2, 5));
    }
    Summary summary = RunView.of(ExampleRun.run(), load, Pricing.shipped()).summary();
    assertThat(summary.functions().get(0).loads().get(0).latencies().verdict())
        .isEqualTo("No winner: the generator lagged on grpc.");
    assertThat(notes(load))
        .contains("chameleon, load steady on grpc is invalid: the generator lagged (p99 1.20 ms).");
  }

  @Test
  void aLoadOnOneInstanceHasNoWinner() {
    List<Sample> load = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      load.add(Samples.loaded("chameleon", "http", "steady", 0, 1, 2 * i, 10 * i, 5 + i % 7));
      load.add(Samples.loaded("chameleon", "grpc", "steady", 0, 1, 2 * i + 1, 10 * i, 50 + i % 7));
    }
    Summary summary = RunView.of(ExampleRun.run(), load, Pricing.shipped()).summary();
    Summary.Comparison latencies = summary.functions().get(0).loads().get(0).latencies();
    assertThat(latencies.verdict()).isEqualTo("One instance: no statement about others.");
    assertThat(latencies.contrasts().get(0).distinguishable()).isFalse();
    assertThat(latencies.targets().get(0).latency().orElseThrow().median().interval()).isPresent();
    for (int i = 0; i < 50; i++) {
      load.add(Samples.warm("chameleon", "http", 1, 2_000 + i, 5 + i % 7));
    }
    assertThat(notes(load))
        .as("of warm calls and of the load once")
        .containsOnlyOnce(
            "chameleon on http ran on one instance: its interval is of that one alone.");
  }

  @Test
  void callsThatAreTooFewOrTooMuchAlikeHaveNoInterval() {
    List<Sample> load = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      double millis = 5 + Math.sin(i / 30.0);
      load.add(Samples.loaded("chameleon", "http", "steady", 0, 1, i, 10 * i, millis));
    }
    assertThat(notes(load))
        .contains("chameleon on http: too few independent stretches of calls for an interval.");
  }

  @Test
  void targetsWithoutColdStartsAreNamed() {
    List<Sample> samples = new ArrayList<>();
    samples.add(Samples.cold("chameleon", "lambda", 1, 1, new ColdStart(1, 2, 3, 4)));
    samples.add(Samples.warm("chameleon", "http", 1, 2, 5));
    assertThat(notes(samples))
        .contains("chameleon: no cold starts on http, where no request starts an instance.");
  }

  @Test
  void processesThatNothingHeldToTheirLimitsAreTold() {
    Run limited = ExampleRun.run();
    Run unlimited =
        new Run(
            limited.date(),
            limited.command(),
            limited.seed(),
            limited.duet(),
            List.of(new Run.Setting("isolation", "JVM flags only")),
            limited.targets(),
            limited.functions(),
            limited.machine());
    assertThat(Caveats.of(RunView.of(unlimited, ExampleRun.samples(), Pricing.shipped()).summary()))
        .anyMatch(note -> note.startsWith("Nothing held the processes to their processor time"));
    assertThat(notes(ExampleRun.samples())).noneMatch(note -> note.contains("isolation"));
  }

  private static List<String> notes(List<Sample> samples) {
    return Caveats.of(RunView.of(ExampleRun.run(), samples, Pricing.shipped()).summary());
  }
}
