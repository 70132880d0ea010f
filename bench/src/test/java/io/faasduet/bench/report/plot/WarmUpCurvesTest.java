package io.faasduet.bench.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpCurvesTest {
  private final List<Sample> samples = new ArrayList<>();

  @Test
  void callsThatWarmAnInstanceUpAreSeenBeforeItsOthers() {
    warmed();
    for (int call = 0; call < 20; call++) {
      samples.add(Samples.warm("chameleon", "http", 1, 100 + call, 1));
    }
    assertThat(WarmUpCurves.of(function())).isPresent();
  }

  @Test
  void callsThatPrepareTheMachineForColdStartsAreNotSeen() {
    warmed();
    samples.add(Samples.cold("chameleon", "http", 2, 100, new ColdStart(50, 210, 11, 28)));
    assertThat(WarmUpCurves.of(function())).isEmpty();
  }

  private void warmed() {
    for (int call = 0; call < 20; call++) {
      samples.add(Samples.called(SampleKind.WARMUP, "chameleon", "http", 1, 1 + call, 5));
    }
  }

  private FunctionView function() {
    return RunView.of(ExampleRun.run(), samples, Pricing.shipped()).functions().get(0);
  }
}
