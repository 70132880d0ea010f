package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostSummariesTest {
  @Test
  void aServerCarriesAsMuchAsALoadShowedOfIt() {
    List<Sample> samples = new ArrayList<>();
    for (int call = 1; call <= 10; call++) {
      samples.add(Samples.warm("chameleon", "http", 1, call, 50));
    }
    assertThat(server(samples).requestsPerSecond().orElseThrow()).isEqualTo(20);

    for (int request = 0; request < 100; request++) { // both of two processes answer 40 a second
      samples.add(
          Samples.loaded(
              "chameleon", "http", "steady", 0, 1 + request % 2, 20, request * 12.5, 12.5));
    }
    Summary.Cost loaded = server(samples);
    assertThat(loaded.requestsPerSecond().orElseThrow()).isCloseTo(40, within(0.5));
    assertThat(loaded.usdPerMillion())
        .isCloseTo(loaded.usdPerHour().orElseThrow() / (40 * 3600) * 1e6, within(0.01));
  }

  @Test
  void theFleetIsWhatLambdaBreaksEvenWith() {
    Optional<Double> one = Optional.of(1.0);
    List<Summary.Cost> costs =
        List.of(
            new Summary.Cost(
                "lambda", PlatformName.LAMBDA, 1769, 10, one, Optional.empty(), Optional.empty()),
            new Summary.Cost("http", PlatformName.SERVER, 1769, 1, Optional.empty(), one, one),
            new Summary.Cost(
                "fleet",
                PlatformName.FLEET,
                1769,
                1,
                Optional.empty(),
                Optional.of(0.036),
                Optional.of(10.0)));
    assertThat(CostSummaries.server(costs).map(Summary.Cost::target)).contains("fleet");
    assertThat(CostSummaries.breakEven(costs).orElseThrow().first())
        .hasValueCloseTo(1.0, within(1e-9));
    assertThat(CostSummaries.breakEven(costs.subList(0, 1))).isEmpty();
  }

  private static Summary.Cost server(List<Sample> samples) {
    Run run = ExampleRun.run();
    Summary summary = RunView.of(run, samples, Pricing.shipped()).summary();
    return CostSummaries.server(summary.functions().get(0).costs()).orElseThrow();
  }
}
