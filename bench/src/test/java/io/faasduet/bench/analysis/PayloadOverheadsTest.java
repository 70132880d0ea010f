package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.report.Report;
import io.faasduet.bench.report.text.TerminalTable;
import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overheads of a simulated function, whose latency is known in its parts. */
class PayloadOverheadsTest {
  private static final List<Integer> SIZES = List.of(1_000, 100_000, 2_000_000, 6_000_000);
  private static final double BASE_MILLIS = 2;
  private static final double MILLIS_PER_MEGABYTE = 3;

  @TempDir Path directory;

  private final SplittableRandom random = new SplittableRandom(5);
  private final List<Sample> samples = new ArrayList<>();

  @Test
  void areTheLatencyLessTheFunctionsOwnTime() {
    warm(6, 9);
    PayloadOverhead overhead = overheads().get(0);
    assertThat(overhead.cold()).isFalse();
    assertThat(overhead.sizes()).extracting(SizeOverhead::bytes).isEqualTo(SIZES);
    for (SizeOverhead size : overhead.sizes()) {
      double truth = BASE_MILLIS + MILLIS_PER_MEGABYTE * size.bytes() / 1e6;
      assertThat(size.overheadMillis().orElseThrow().value()).isCloseTo(truth, within(0.3));
      assertThat(size.functionMillis().orElseThrow()).isCloseTo(40 * truth, within(15.0));
      assertThat(size.requests()).isEqualTo(6 * 9);
    }
  }

  @Test
  void growByTheSlopeOfEachInstanceWithAnInterval() {
    warm(6, 9);
    var slope = overheads().get(0).millisPerMegabyte().orElseThrow();
    assertThat(slope.value()).isCloseTo(MILLIS_PER_MEGABYTE, within(0.1));
    assertThat(slope.interval().orElseThrow())
        .satisfies(
            interval -> {
              assertThat(interval.contains(MILLIS_PER_MEGABYTE)).isTrue();
              assertThat(interval.high() - interval.low()).isLessThan(0.3);
            });
  }

  @Test
  void noiseBetweenSizesCloseToEachOtherHardlyCounts() {
    for (int bytes = 1_000; bytes <= 3_000; bytes += 100) {
      add(SampleKind.OVERHEAD_WARM, 1, bytes, 0);
    }
    add(SampleKind.OVERHEAD_WARM, 1, 5_000_000, 0);
    add(SampleKind.OVERHEAD_WARM, 1, 6_000_000, 0);
    assertThat(overheads().get(0).millisPerMegabyte().orElseThrow().value())
        .isCloseTo(MILLIS_PER_MEGABYTE, within(0.1));
  }

  @Test
  void ofColdStartsAreApartAndHaveNoIntervalOfTheirGrowth() {
    warm(5, 1);
    for (int bytes : SIZES) {
      add(SampleKind.OVERHEAD_COLD, 100 + bytes, bytes, 300);
    }
    assertThat(overheads()).extracting(PayloadOverhead::cold).containsExactly(false, true);
    PayloadOverhead cold = overheads().get(1);
    assertThat(cold.millisPerMegabyte().orElseThrow().value()).isCloseTo(3, within(0.3));
    assertThat(cold.millisPerMegabyte().orElseThrow().interval()).isEmpty();
    assertThat(cold.sizes().get(0).overheadMillis().orElseThrow().value())
        .isCloseTo(302, within(1.0));
  }

  @Test
  void failuresAreCountedAndWhatIsNotTimedHasNone() {
    samples.add(builder(SampleKind.OVERHEAD_WARM, 1_000).failed("http-413").build());
    samples.add(builder(SampleKind.OVERHEAD_WARM, 1_000).succeeded(5).build());
    SizeOverhead size = overheads().get(0).sizes().get(0);
    assertThat(size.requests()).isEqualTo(2);
    assertThat(size.failed()).isEqualTo(1);
    assertThat(size.latencyMillis()).hasValue(5.0);
    assertThat(size.overheadMillis()).isEmpty();
    assertThat(overheads().get(0).millisPerMegabyte()).isEmpty();
  }

  @Test
  void paddedRequestsHaveNoCosts() {
    samples.add(
        builder(SampleKind.OVERHEAD_WARM, 6_000_000)
            .succeeded(5)
            .billed(Optional.of(new Billed(5, OptionalDouble.empty())))
            .build());
    Run lambda =
        ExampleRun.run(
            List.of(
                new Run.MeasuredTarget("http", PlatformName.LAMBDA, "local", Optional.of(1769))),
            run().functions());
    assertThat(RunView.of(lambda, samples, Pricing.shipped()).summary().functions().get(0).costs())
        .isEmpty();
  }

  @Test
  void areOnThePageAndInTheTerminal() throws Exception {
    warm(6, 3);
    SIZES.forEach(bytes -> add(SampleKind.OVERHEAD_COLD, 100 + bytes, bytes, 300));
    write();
    Summary summary = Report.write(directory);
    String page = Files.readString(directory.resolve(Report.PAGE));
    assertThat(page)
        .contains("f1-overhead", "Overhead by payload", "time outside the function by size")
        .contains("72 warm calls by size, 4 cold starts by size")
        .doesNotContain("unknown to this version");
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("svg")
                .getLength())
        .isEqualTo(2);
    String text = TerminalTable.render(summary);
    assertThat(text).contains("f, overhead by payload", "per MB", "  http");
    assertThat(text.lines()).allMatch(line -> line.length() <= TerminalTable.WIDTH);
    assertThat(Files.readString(directory.resolve(JsonFile.SUMMARY)))
        .contains("\"overheads\"", "\"millis_per_megabyte\"");
  }

  private void write() throws IOException {
    JsonFile.write(directory.resolve(JsonFile.RUN), run());
    try (SampleFile file = SampleFile.create(directory)) {
      samples.forEach(file::append);
    }
  }

  private List<PayloadOverhead> overheads() {
    return PayloadOverheads.of(run(), new SampleIndex(samples), "f");
  }

  private static Run run() {
    return ExampleRun.run(
        List.of(new Run.MeasuredTarget("http", PlatformName.SERVER, "local", Optional.of(1769))),
        List.of(new Run.MeasuredFunction("f", "f", "{}", Optional.empty())));
  }

  private void warm(int processes, int rounds) {
    for (int process = 1; process <= processes; process++) {
      for (int round = 0; round < rounds; round++) {
        for (int bytes : SIZES) {
          add(SampleKind.OVERHEAD_WARM, process, bytes, 0);
        }
      }
    }
  }

  /** The function's own time is large and noisy; what is around it is not. */
  private void add(SampleKind kind, int process, int bytes, double startMillis) {
    double around =
        startMillis
            + BASE_MILLIS
            + MILLIS_PER_MEGABYTE * bytes / 1e6
            + (random.nextDouble() - 0.5) * 0.2;
    double function = 40 * (BASE_MILLIS + MILLIS_PER_MEGABYTE * bytes / 1e6) + random.nextDouble();
    samples.add(
        builder(kind, bytes)
            .instance(process, "i-" + process, kind == SampleKind.OVERHEAD_COLD)
            .timings(Map.of(Phase.TOTAL, function))
            .succeeded(around + function)
            .build());
  }

  private SampleBuilder builder(SampleKind kind, int bytes) {
    return new SampleBuilder("f", "http", kind, "payload calls 1", samples.size() + 1).group(bytes);
  }
}
