package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.report.Report;
import io.faasduet.bench.report.text.TerminalTable;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.RoundTrip;
import io.faasduet.bench.results.RoundTripFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripSummariesTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00.123456789Z");

  /** The function's clock is behind. */
  private static final long AHEAD_NANOS = -40_000_000;

  @TempDir Path directory;

  private final List<Sample> samples = new ArrayList<>();
  private final List<RoundTrip> trips = new ArrayList<>();

  @Test
  void countWhatIsLostAndCorrectTheClockByEachInvocation() {
    for (int i = 1; i <= 6; i++) {
      invocation(i, 100, 2);
    }
    RoundTripFigures figures = figures();
    assertThat(figures.invocations()).isEqualTo(6);
    assertThat(figures.sent()).isEqualTo(600);
    assertThat(figures.lost()).isEqualTo(12);
    assertThat(figures.lossShare()).isCloseTo(0.02, within(1e-9));
    assertThat(figures.median().orElseThrow().value()).isBetween(1.0, 2.0);
    assertThat(figures.median().orElseThrow().interval()).isPresent();
    assertThat(figures.least().orElseThrow()).isCloseTo(1, within(1e-6));
    assertThat(figures.p95()).isPresent();
    assertThat(figures.p99()).as("too few lie beyond it").isEmpty();
    assertThat(figures.clock().orElseThrow().aheadMillis()).isCloseTo(-40, within(1e-6));
    assertThat(figures.untilBegan().orElseThrow()).isCloseTo(3, within(1e-6));
  }

  @Test
  void leaveOutWhatBelongsToNoSample() {
    invocation(1, 10, 0);
    List<RoundTrip> others =
        trips.stream()
            .map(
                trip ->
                    new RoundTrip(
                        trip.function(),
                        trip.target(),
                        trip.sequence(),
                        trip.start().minusSeconds(60),
                        trip.round(),
                        trip.client(),
                        trip.server(),
                        trip.began()))
            .toList();
    trips.addAll(others);
    assertThat(figures().sent()).isEqualTo(10);
  }

  @Test
  void areReadFromTheirFileAndShown() throws IOException {
    for (int i = 1; i <= 5; i++) {
      invocation(i, 30, 1);
    }
    JsonFile.write(directory.resolve(JsonFile.RUN), run());
    try (SampleFile file = SampleFile.create(directory)) {
      samples.forEach(file::append);
    }
    RoundTripFile file = new RoundTripFile(directory);
    assertThat(file.read()).isEmpty();
    file.append(trips.subList(0, 30));
    file.append(trips.subList(30, trips.size()));
    assertThat(file.read()).isEqualTo(trips);
    Files.writeString(
        directory.resolve(RoundTripFile.NAME), "f,http,9,2026", StandardOpenOption.APPEND);
    assertThat(file.read()).as("a line that is cut is left out").isEqualTo(trips);

    Summary summary = Report.write(directory);

    assertThat(Files.readString(directory.resolve(Report.PAGE)))
        .contains("f1-datagrams", "Round trips of datagrams", "-40.000 ±", "5 (3.33%)")
        .contains("5 invocations with datagrams")
        .doesNotContain("unknown to this version");
    String text = TerminalTable.render(summary);
    assertThat(text).contains("f, round trips of datagrams", "-40.000 ± 0.501");
    assertThat(text.lines()).allMatch(line -> line.length() <= TerminalTable.WIDTH);
  }

  private RoundTripFigures figures() {
    return RoundTripSummaries.of(run(), new SampleIndex(samples), trips, "f").get(0);
  }

  private static Run run() {
    return ExampleRun.run(
        List.of(new Run.MeasuredTarget("http", PlatformName.SERVER, "local", Optional.of(1769))),
        List.of(new Run.MeasuredFunction("f", "f", "{}", Optional.empty())));
  }

  /** Round trips of 1 ms and more, of which the last are lost; the function begins after 3 ms. */
  private void invocation(int sequence, int rounds, int lost) {
    Instant start = START.plusSeconds(sequence);
    samples.add(
        new SampleBuilder("f", "http", SampleKind.PING_PONG, "ping-pong on http", sequence)
            .sent(start, 0, 0)
            .instance(1, "i", false)
            .succeeded(500)
            .build());
    for (int round = 1; round <= rounds; round++) {
      long way = 500_000 + 10_000L * (round - 1);
      Instant sent = start.plusNanos(4_000_000L * round);
      Instant there = sent.plusNanos(AHEAD_NANOS);
      trips.add(
          new RoundTrip(
              "f",
              "http",
              sequence,
              start,
              round,
              round > rounds - lost
                  ? Optional.empty()
                  : Optional.of(new RoundTrip.Span(there, there.plusNanos(2 * way))),
              Optional.of(new RoundTrip.Span(sent.plusNanos(way), sent.plusNanos(way))),
              Optional.of(start.plusNanos(3_000_000 + AHEAD_NANOS))));
    }
  }
}
