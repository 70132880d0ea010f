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

  /** By hand: 0.20 + 1769/1024 x 0.1 x 13.3334 = 2.50; on x86 it is 3.08. */
  @Test
  void aFunctionIsBilledAsItIsConfigured() {
    Summary.Cost arm = lambda(Optional.of("arm64"), Optional.of(1024));
    assertThat(arm.usdPerMillion()).isCloseTo(2.50 + 0.1 * 0.5 * 0.0309, within(0.005));
    assertThat(arm.assumptions())
        .anySatisfy(
            assumption ->
                assertThat(assumption)
                    .isEqualTo(
                        "lambda is billed as its REPORT lines say, for arm64 with 1,024 MB of /tmp,"
                            + " as it is configured."))
        .anySatisfy(
            assumption ->
                assertThat(assumption)
                    .contains("An HTTP API adds 1.00 a million")
                    .contains("(here 18 bytes); a REST API adds 3.50."));

    Summary.Cost unknown = lambda(Optional.empty(), Optional.empty());
    assertThat(unknown.usdPerMillion()).isCloseTo(3.08, within(0.005));
    assertThat(unknown.assumptions()).anyMatch(assumption -> assumption.endsWith("as is assumed."));
  }

  @Test
  void aServersPriceSaysWhatItRestsOn() {
    Summary.Cost server = server(List.of(Samples.warm("chameleon", "http", 1, 1, 50)));

    assertThat(server.usdPerHour().orElseThrow()).isCloseTo(0.04937, within(1e-9));
    assertThat(server.assumptions().get(0)).startsWith("http is priced as a Fargate pod of 1 vCPU");
    assertThat(server.assumptions().get(1))
        .startsWith("http is kept busy at 20.0 requests a second, the most that one instance");
  }

  @Test
  void aLambdaWhoseLogTellsNoBillHasNoCostsAndTheReportSaysSo() {
    Summary summary =
        RunView.of(
                ExampleRun.run(),
                List.of(Samples.warm("chameleon", "lambda", 1, 1, 50)),
                Pricing.shipped())
            .summary();

    assertThat(summary.functions().get(0).costs()).isEmpty();
    assertThat(Caveats.of(summary))
        .anyMatch(
            note -> note.startsWith("chameleon on lambda has no costs: no warm call's log told"));
  }

  private static Summary.Cost lambda(Optional<String> architecture, Optional<Integer> storage) {
    Run run =
        ExampleRun.run(
            List.of(
                new Run.MeasuredTarget(
                    "lambda",
                    PlatformName.LAMBDA,
                    "eu-central-1",
                    Optional.of(1769),
                    architecture,
                    storage)),
            ExampleRun.run().functions());
    List<Sample> samples =
        List.of(Samples.loaded("chameleon", "lambda", "steady", 0, 1, 1, 0, 0, 100));
    return RunView.of(run, samples, Pricing.shipped()).summary().functions().get(0).costs().get(0);
  }

  @Test
  void theFleetIsWhatLambdaBreaksEvenWith() {
    Optional<Double> one = Optional.of(1.0);
    List<Summary.Cost> costs =
        List.of(
            new Summary.Cost(
                "lambda",
                PlatformName.LAMBDA,
                1769,
                10,
                one,
                Optional.empty(),
                Optional.empty(),
                List.of()),
            new Summary.Cost(
                "http", PlatformName.SERVER, 1769, 1, Optional.empty(), one, one, List.of()),
            new Summary.Cost(
                "fleet",
                PlatformName.FLEET,
                1769,
                1,
                Optional.empty(),
                Optional.of(0.036),
                Optional.of(10.0),
                List.of()));
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
