package io.faasduet.bench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageCostsTest {
  @Test
  void aLightLoadDoesNotSayThatAServerIsAlwaysDearer() {
    List<Sample> samples = new ArrayList<>();
    for (int request = 0; request < 20; request++) {
      samples.add(
          Samples.loaded("chameleon", "lambda", "light", 0, 1, request + 1, request * 500, 3));
      samples.add(
          Samples.loaded("chameleon", "http", "light", 0, 1, request + 1, request * 500, 3));
    }
    Summary summary = RunView.of(ExampleRun.run(), samples, Pricing.shipped()).summary();
    assertThat(PageCosts.verdict(summary.functions().get(0)).orElseThrow())
        .matches(
            "At the 2\\.\\d\\d requests a second that one instance on http was seen to answer, Lambda"
                + " costs less\\.");
  }
}
