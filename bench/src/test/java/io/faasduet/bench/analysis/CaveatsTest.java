package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.cost.Pricing;
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
    for (int i = 1; i <= 10; i++) {
      load.add(Samples.loaded("chameleon", "http", "steady", 0, 1, i, 10 * i, 0.2, 5));
      load.add(Samples.loaded("chameleon", "grpc", "steady", 0, 1, i, 10 * i, 1.2, 5));
    }
    Summary summary = RunView.of(ExampleRun.run(), load, Pricing.shipped()).summary();
    assertThat(summary.functions().get(0).loads().get(0).latencies().verdict())
        .endsWith(" Invalid on grpc: the generator lagged.");
    assertThat(notes(load))
        .contains(
            "chameleon, load steady on grpc is invalid: the generator was up to 1.20 ms late"
                + " (p99).");
  }

  private static List<String> notes(List<Sample> samples) {
    return Caveats.of(RunView.of(ExampleRun.run(), samples, Pricing.shipped()).summary());
  }
}
