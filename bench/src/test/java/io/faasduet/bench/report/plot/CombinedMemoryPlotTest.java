package io.faasduet.bench.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.report.MemorySweep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CombinedMemoryPlotTest {
  @Test
  void functionsAtSeveralSizesAreInOneFigure() {
    Figure figure = figure(List.of("resnet50", "mobilenet_v2"), List.of(512, 1024)).orElseThrow();
    assertThat(figure.svg())
        .contains(
            "median of cold starts, milliseconds",
            "median of warm calls, milliseconds",
            "median of load, milliseconds",
            "resnet50 on lambda, 512 MB: 5,120 ms",
            "mobilenet_v2 on lambda, 1024 MB: 1.024 ms");
  }

  @Test
  void oneFunctionOrOneSizeIsNoFigure() {
    assertThat(figure(List.of("resnet50"), List.of(512, 1024))).isEmpty();
    assertThat(figure(List.of("resnet50", "mobilenet_v2"), List.of(512))).isEmpty();
  }

  private static Optional<Figure> figure(List<String> functions, List<Integer> sizes) {
    MemorySweep sweep = new MemorySweep(functions, sizes);
    Pricing pricing = new Pricing(PriceTable.shipped(), Optional.empty());
    return CombinedMemoryPlot.of(RunView.of(sweep.run(), sweep.samples(), pricing).summary());
  }
}
