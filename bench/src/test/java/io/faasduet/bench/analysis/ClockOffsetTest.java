package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.results.RoundTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets of simulated clocks, whose truth is known. */
class ClockOffsetTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final SplittableRandom random = new SplittableRandom(9);

  @ParameterizedTest
  @ValueSource(longs = {0, 25_000, -25_000, 86_400_000_000L, -3_000_000})
  void ofEvenWaysIsExact(long aheadMicros) {
    ClockOffset offset = ClockOffset.of(List.of(trip(aheadMicros, 400, 400, 30))).orElseThrow();
    assertThat(offset.aheadMillis()).isCloseTo(aheadMicros / 1e3, within(1e-6));
    assertThat(offset.boundMillis()).isCloseTo(0.401, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 25_000, -25_000})
  void isSubtractedFromTheFunctionsTimes(long aheadMicros) {
    ClockOffset offset = ClockOffset.of(List.of(trip(aheadMicros, 400, 400, 30))).orElseThrow();
    Instant there = START.plus(micros(12_000)).plus(micros(aheadMicros));
    assertThat(offset.millisBetween(START, there)).isCloseTo(12, within(1e-6));
  }

  @Test
  void theTruthIsWithinTheBoundHoweverTheWaysDivideTheRoundTrip() {
    for (int i = 0; i < 2_000; i++) {
      long ahead = random.nextLong(-1_000_000, 1_000_000);
      List<RoundTrip> trips = new ArrayList<>();
      for (int round = 0; round < 1 + random.nextInt(20); round++) {
        trips.add(trip(ahead, random.nextInt(5_000), random.nextInt(5_000), random.nextInt(500)));
      }
      ClockOffset offset = ClockOffset.of(trips).orElseThrow();
      assertThat(Math.abs(offset.aheadMillis() - ahead / 1e3))
          .isLessThanOrEqualTo(offset.boundMillis());
    }
  }

  @Test
  void theBoundIsReachedWhereOneWayTakesAllOfTheTime() {
    ClockOffset offset = ClockOffset.of(List.of(trip(7_000, 0, 1_000, 0))).orElseThrow();
    assertThat(Math.abs(offset.aheadMillis() - 7)).isCloseTo(0.5, within(1e-6));
    assertThat(offset.boundMillis()).isCloseTo(0.501, within(1e-6));
  }

  @Test
  void theFastestRoundTripDecides() {
    List<RoundTrip> trips =
        List.of(trip(5_000, 100, 9_000, 0), trip(5_000, 200, 210, 5), trip(5_000, 4_000, 300, 0));
    assertThat(ClockOffset.of(trips)).isEqualTo(ClockOffset.of(trips.subList(1, 2)));
  }

  @Test
  void thereIsNoneWithoutBothClocksOrWhereOneWasSetMeanwhile() {
    RoundTrip whole = trip(0, 10, 10, 5);
    RoundTrip lost = with(Optional.empty(), whole.server());
    RoundTrip unmatched = with(whole.client(), Optional.empty());
    RoundTrip backwards =
        with(Optional.of(new RoundTrip.Span(START.plusSeconds(1), START)), whole.server());
    assertThat(ClockOffset.of(List.of(lost, unmatched, backwards))).isEmpty();
    assertThat(ClockOffset.of(List.of(backwards, whole))).isPresent();
  }

  private static RoundTrip trip(long aheadMicros, long there, long back, long inside) {
    Instant sent = START.plus(micros(aheadMicros));
    Instant arrived = START.plus(micros(there));
    return with(
        Optional.of(new RoundTrip.Span(sent, sent.plus(micros(there + inside + back)))),
        Optional.of(new RoundTrip.Span(arrived, arrived.plus(micros(inside)))));
  }

  private static RoundTrip with(Optional<RoundTrip.Span> client, Optional<RoundTrip.Span> server) {
    return new RoundTrip("f", "http", 1, START, 1, client, server, Optional.empty());
  }

  private static Duration micros(long micros) {
    return Duration.ofNanos(1_000 * micros);
  }
}
