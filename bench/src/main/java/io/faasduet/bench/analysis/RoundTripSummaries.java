package io.faasduet.bench.analysis;

import io.faasduet.bench.results.RoundTrip;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Clusters;
import io.faasduet.bench.statistics.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of round trips. Those of invocations that are not among the samples are left out. */
final class RoundTripSummaries {
  private RoundTripSummaries() {}

  /** Those of a function, target by target. */
  static List<RoundTripFigures> of(
      Run run, SampleIndex samples, List<RoundTrip> trips, String function) {
    List<RoundTripFigures> figures = new ArrayList<>();
    for (String target : run.targetNames()) {
      List<Sample> answered =
          samples.of(function, target, SampleKind.PING_PONG).stream().filter(Sample::ok).toList();
      Map<Sample, List<RoundTrip>> byInvocation = new LinkedHashMap<>();
      for (Sample sample : answered) {
        List<RoundTrip> own = trips.stream().filter(trip -> isOf(trip, sample)).toList();
        if (!own.isEmpty()) {
          byInvocation.put(sample, own);
        }
      }
      if (!byInvocation.isEmpty()) {
        figures.add(figures(run.seed(), target, byInvocation));
      }
    }
    return figures;
  }

  /** A step that was done again has samples with the same numbers, but not the same times. */
  private static boolean isOf(RoundTrip trip, Sample sample) {
    return trip.sequence() == sample.sequence()
        && trip.start().equals(sample.start())
        && trip.target().equals(sample.target())
        && trip.function().equals(sample.function());
  }

  private static RoundTripFigures figures(
      long seed, String target, Map<Sample, List<RoundTrip>> byInvocation) {
    List<double[]> groups = byInvocation.values().stream().map(RoundTripSummaries::millis).toList();
    int sent = byInvocation.values().stream().mapToInt(List::size).sum();
    List<double[]> returned = groups.stream().filter(group -> group.length > 0).toList();
    int count = returned.stream().mapToInt(group -> group.length).sum();
    Optional<Distribution> all =
        count == 0
            ? Optional.empty()
            : Optional.of(
                new Distribution(returned.stream().flatMapToDouble(Arrays::stream).toArray()));
    return new RoundTripFigures(
        target,
        byInvocation.size(),
        sent,
        sent - count,
        all.map(some -> Bootstrap.ofPage(seed, 1).median(Clusters.of(returned)).estimate()),
        all.map(some -> some.quantile(0)),
        all.map(some -> some.quantile(0.75)),
        all.flatMap(some -> boxed(some.tail(0.95))),
        all.flatMap(some -> boxed(some.tail(0.99))),
        all.flatMap(some -> boxed(some.tail(0.999))),
        byInvocation.values().stream()
            .flatMap(trips -> ClockOffset.of(trips).stream())
            .min(Comparator.comparing(ClockOffset::boundMillis)),
        untilBegan(byInvocation));
  }

  private static double[] millis(Collection<RoundTrip> trips) {
    return trips.stream()
        .filter(trip -> trip.client().isPresent())
        .mapToDouble(trip -> ClockOffset.millis(ClockOffset.onTheWay(trip)))
        .toArray();
  }

  private static Optional<Double> untilBegan(Map<Sample, List<RoundTrip>> byInvocation) {
    List<Double> times = new ArrayList<>();
    byInvocation.forEach(
        (sample, trips) -> {
          if (!sample.cold() && trips.get(0).began().isPresent()) {
            ClockOffset.of(trips)
                .ifPresent(
                    clock ->
                        times.add(
                            clock.millisBetween(
                                sample.start(), trips.get(0).began().orElseThrow())));
          }
        });
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Distribution(times.stream().mapToDouble(Double::doubleValue).toArray()).median());
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }
}
