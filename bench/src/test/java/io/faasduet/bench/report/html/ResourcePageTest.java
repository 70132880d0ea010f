package io.faasduet.bench.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.ResourceFigures;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.bench.results.ResourceSample;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a page says of resources, from two processes whose counters are known. */
class ResourcePageTest {
  private static final Instant BEGIN = Instant.parse("2026-11-29T10:00:00Z");
  private static final String STEP = "resources of 2 on http";
  private static final int READINGS = 21;
  private static final int CALLS = 40;

  @Test
  void figuresAreThoseOfAllProcessesByCall() {
    ResourceFigures figures = view(true).figures(0);
    assertThat(figures.instances()).isEqualTo(2);
    assertThat(figures.calls()).isEqualTo(CALLS);
    assertThat(figures.failed()).isOne();
    assertThat(figures.uss()).hasValue(new ResourceFigures.Held(30 << 20, 20 << 20));
    assertThat(figures.pssOfAllBytes()).hasValue(2.0 * (25 << 20));
    // each process adds 20 intervals of 1,024 bytes, 10 ms and 3 million instructions
    assertThat(figures.perCall().get("read_bytes")).isEqualTo(1024);
    assertThat(figures.perCall().get("cpu_user_ms")).isEqualTo(10);
    assertThat(figures.perCall().get("instructions_count")).isCloseTo(3e6, within(1e-6));
    assertThat(figures.instructionsPerCycle().orElseThrow()).isCloseTo(1.5, within(1e-9));
    assertThat(figures.leastRunningPercent()).hasValue(62.5);
    assertThat(figures.sampling().samples()).isEqualTo(2 * READINGS);
    assertThat(figures.sampling().meanMillis()).isEqualTo(2);
  }

  @Test
  void thePageHasCountersWithTheirShareOfTheTime() {
    String page = HtmlPage.render(view(true).run());
    assertThat(page)
        .contains("http × 2", "10⁹ a second", "IPC", "1.50", "Memory, 2 instances on http")
        .contains("in some interval one ran for 63% of the time and was scaled")
        .contains("in some intervals not counted: LLC-load-misses")
        .contains("<a href=\"#f1-resources\">resources</a>")
        .doesNotContain("software counters of the kernel alone");
  }

  @Test
  void withoutHardwareCountersThePageSaysThatTheyAreSoftwares() {
    String page = HtmlPage.render(view(false).run());
    assertThat(page)
        .contains("http × 2: software counters of the kernel alone", "percent of one CPU")
        .doesNotContain("IPC", "10⁹ a second");
  }

  @Test
  void aPageWithoutResourcesDoesNotSpeakOfThem() {
    String page =
        HtmlPage.render(RunView.of(ExampleRun.run(), ExampleRun.samples(), Pricing.shipped()));
    assertThat(page).doesNotContain("resources.csv", "-resources", "USS");
  }

  private record Shown(RunView run) {
    ResourceFigures figures(int step) {
      return run.summary().functions().get(0).resources().get(step);
    }
  }

  private static Shown view(boolean counters) {
    List<ResourceSample> lines = new ArrayList<>();
    for (int reading = 0; reading < READINGS; reading++) {
      lines.add(line(reading, 1, 10 << 20, counters));
      lines.add(line(reading, 2, 30 << 20, counters));
    }
    List<Sample> calls = new ArrayList<>();
    for (int call = 1; call <= CALLS; call++) {
      calls.add(call(call).succeeded(20).build());
    }
    calls.add(call(CALLS + 1).failed("timeout").build());
    return new Shown(
        RunView.of(
            ExampleRun.run(),
            calls,
            lines,
            List.of(),
            List.of(),
            Optional.empty(),
            false,
            Pricing.shipped()));
  }

  private static SampleBuilder call(int sequence) {
    long nanos = sequence * 40_000_000L;
    return new SampleBuilder("chameleon", "http", SampleKind.RESOURCES, STEP, sequence)
        .sent(BEGIN.plusNanos(nanos), nanos, nanos);
  }

  private static ResourceSample line(int reading, int instance, double uss, boolean counters) {
    Map<ResourceColumn, Double> values = new EnumMap<>(ResourceColumn.class);
    values.put(ResourceColumn.USS_BYTES, uss);
    values.put(ResourceColumn.PSS_BYTES, 25.0 * (1 << 20));
    values.put(ResourceColumn.RSS_BYTES, 60.0 * (1 << 20));
    values.put(ResourceColumn.READ_BYTES, 5000 + 1024.0 * reading);
    values.put(ResourceColumn.CPU_USER_MS, 700 + 10.0 * reading);
    values.put(ResourceColumn.SAMPLING_CPU_NANOS, 2e6);
    if (counters && reading > 0) { // perf has nothing to tell before its first interval
      values.put(ResourceColumn.INSTRUCTIONS_COUNT, 3e6 * reading);
      values.put(ResourceColumn.CYCLES_COUNT, 2e6 * reading);
      values.put(ResourceColumn.COUNTERS_RUNNING_PERCENT, reading == 5 ? 62.5 : 100);
    }
    long nanos = reading * 100_000_000L;
    return new ResourceSample(
        nanos,
        BEGIN.plusNanos(nanos),
        "chameleon",
        "http",
        STEP,
        instance,
        1000 + instance,
        values,
        counters && reading == 7 ? List.of("LLC-load-misses") : List.of());
  }
}
