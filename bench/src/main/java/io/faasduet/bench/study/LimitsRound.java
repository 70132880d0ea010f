package io.faasduet.bench.study;

import io.faasduet.bench.experiment.limits.LimitsCase;
import io.faasduet.bench.experiment.limits.LimitsRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The invocations of one repetition of one way.
 *
 * @param rows in order; at least one
 */
record LimitsRound(List<LimitsRow> rows) {
  private static final double NANOS_PER_SECOND = 1e9;

  LimitsRound {
    rows = List.copyOf(rows);
  }

  /** Rounds by variant and number of functions, in the order in which they were begun. */
  static Map<String, List<LimitsRound>> byWay(List<LimitsRow> rows) {
    Map<LimitsCase, List<LimitsRow>> rounds = new LinkedHashMap<>();
    rows.forEach(row -> rounds.computeIfAbsent(row.place(), place -> new ArrayList<>()).add(row));
    Map<String, List<LimitsRound>> ways = new LinkedHashMap<>();
    rounds.forEach(
        (place, own) ->
            ways.computeIfAbsent(name(place), way -> new ArrayList<>()).add(new LimitsRound(own)));
    return ways;
  }

  private static String name(LimitsCase place) {
    return switch (place.part()) {
      case LIFETIME, CHAIN -> place.variant();
      case BANDWIDTH, MAP ->
          place.functions() == 1 ? "1 function" : place.functions() + " functions";
    };
  }

  /** Whether all were answered rightly. */
  boolean ok() {
    return rows.stream().allMatch(LimitsRow::ok);
  }

  int functions() {
    return rows.get(0).place().functions();
  }

  /** From the first request to the last answer. */
  double seconds() {
    long start = rows.stream().mapToLong(LimitsRow::startNanos).min().orElseThrow();
    long end = rows.stream().mapToLong(LimitsRow::endNanos).max().orElseThrow();
    return (end - start) / NANOS_PER_SECOND;
  }

  /** Of those that are whole. */
  static List<LimitsRound> whole(List<LimitsRound> rounds) {
    return rounds.stream().filter(LimitsRound::ok).toList();
  }
}
