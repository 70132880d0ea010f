package io.faasduet.bench.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.LoadView;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A load of 20 requests a second for 10 s, that begins 3 s after the run. */
class LoadOverTimeTest {
  private final List<Sample> samples = new ArrayList<>();

  @Test
  void aStallIsSeenWhereItWas() {
    for (int i = 0; i < 200; i++) {
      boolean stalled = i / 20 == 4;
      answered("http", i, stalled ? 5_000 - 50 * i + 5 : 5);
    }
    LoadSlices http = LoadSlices.of(load()).get(0);
    assertThat(http.width()).isCloseTo(0.5, within(1e-9));
    assertThat(http.slices()).hasSize(20);
    assertThat(http.slices().get(7).median()).isEqualTo(5);
    assertThat(http.slices().get(8).slowest()).isEqualTo(1005);
    assertThat(http.slices().get(8).median()).isEqualTo(780);
    assertThat(http.slices().get(10).slowest()).isEqualTo(5);
    assertThat(http.slices().get(7).answersPerSecond()).isCloseTo(20, within(1e-6));
    assertThat(http.slices().get(8).answersPerSecond()).isZero();
    assertThat(http.slices().get(10).answersPerSecond())
        .as("what had waited came at once")
        .isCloseTo(60, within(1e-6));
    assertThat(LoadRatePlot.ofLoad(load()).orElseThrow().svg()).doesNotContain("dashed");
    assertThat(LoadLatencyPlot.ofLoad(load()).orElseThrow().svg())
        .as("what one sees who points at it")
        .contains("<title>http, 4.25 s: median 780 ms, slowest 1,005 ms</title>");
  }

  @Test
  void failuresHaveACurveOfTheirOwnAndLeaveAGapInTheLatencies() {
    for (int i = 0; i < 200; i++) {
      if (i / 20 == 4) {
        samples.add(Samples.failedLoad("chameleon", "http", "steady", i + 1, due(i), "http-503"));
      } else {
        answered("http", i, 5);
      }
      answered("grpc", i, 7);
    }
    Figure rates = LoadRatePlot.ofLoad(load()).orElseThrow();
    assertThat(rates.svg()).containsOnlyOnce("curve dashed t1").doesNotContain("dashed t2");
    assertThat(rates.caption()).contains("every 0.5 s", "Dashed: requests that failed");
    String latencies = LoadLatencyPlot.ofLoad(load()).orElseThrow().svg();
    assertThat(latencies.split("curve t1", -1)).as("before and after the gap").hasSize(1 + 2);
    assertThat(latencies.split("curve t2", -1)).hasSize(1 + 1);
    assertThat(latencies + rates.svg()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void aTargetThatAnsweredNothingHasItsFailuresOnly() {
    for (int i = 0; i < 200; i++) {
      samples.add(Samples.failedLoad("chameleon", "http", "steady", i + 1, due(i), "refused"));
    }
    assertThat(LoadLatencyPlot.ofLoad(load())).isEmpty();
    assertThat(LoadRatePlot.ofLoad(load()).orElseThrow().svg()).contains("curve dashed t1");
  }

  @Test
  void aLoadOfFewRequestsHasNoTime() {
    for (int i = 0; i < 49; i++) {
      answered("http", i, 5);
    }
    assertThat(LoadLatencyPlot.ofLoad(load())).isEmpty();
    assertThat(LoadRatePlot.ofLoad(load())).isEmpty();
  }

  @Test
  void ofARepeatedLoadTheFirstRepetitionIsShown() {
    for (int i = 0; i < 200; i++) {
      samples.add(sample("http", "steady #1", i, due(i), 5));
      samples.add(sample("http", "steady #2", 200 + i, 60_000 + due(i), 50));
    }
    LoadSlices http = LoadSlices.of(load()).get(0);
    assertThat(http.seconds()).isCloseTo(9.955, within(1e-9));
    assertThat(http.slices()).allMatch(slice -> slice.slowest() == 5);
  }

  private void answered(String target, int i, double millis) {
    samples.add(sample(target, "steady", i, due(i), millis));
  }

  private static Sample sample(String target, String step, int i, double due, double millis) {
    return Samples.loaded("chameleon", target, step, 0, 1, i + 1, due, 0, millis);
  }

  private static double due(int i) {
    return 3_000 + 50.0 * i;
  }

  private LoadView load() {
    return RunView.of(ExampleRun.run(), samples, Pricing.shipped())
        .functions()
        .get(0)
        .loads()
        .get(0);
  }
}
