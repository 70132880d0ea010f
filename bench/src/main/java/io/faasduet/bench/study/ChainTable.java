package io.faasduet.bench.study;

import io.faasduet.bench.experiment.limits.LimitsRow;
import io.faasduet.bench.statistics.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Stages one after the other. */
final class ChainTable {
  private static final double MILLIS_PER_SECOND = 1000;
  private static final String BY_OBJECTS = "S3";
  private static final String BY_MESSAGES = "SQS";

  private ChainTable() {}

  static StudyTable of(List<LimitsRow> rows, LimitsCost cost) {
    List<StudyTable.Row> table = new ArrayList<>();
    double first = Double.NaN;
    for (Map.Entry<String, List<LimitsRound>> way : LimitsRound.byWay(rows).entrySet()) {
      List<LimitsRound> whole = LimitsRound.whole(way.getValue());
      int failed = way.getValue().size() - whole.size();
      if (whole.isEmpty()) {
        table.add(
            new StudyTable.Row(
                way.getKey(), List.of("–", "–", "–", "–", "0", Integer.toString(failed))));
        continue;
      }
      double seconds = RoundFigures.medianSeconds(whole);
      first = Double.isNaN(first) ? seconds : first;
      double usd = meanUsd(way.getKey(), whole, cost);
      table.add(
          new StudyTable.Row(
              way.getKey(),
              List.of(
                  Integer.toString(invocations(way.getKey(), whole.get(0))),
                  String.format(Locale.ROOT, "%.1f", seconds * MILLIS_PER_SECOND),
                  new Ratio(seconds, first).text(2),
                  LimitsCost.perMillion(usd),
                  Integer.toString(whole.size()),
                  Integer.toString(failed))));
    }
    return new StudyTable(
        "a chain of functions",
        List.of("invocations", "median ms", "ratio", "USD a million", "rounds", "failed"),
        table,
        List.of(
            "Each stage digests an object and adds it to the sum of the stages before; the last sum"
                + " is checked. By S3 the sum is an object, which a stage reads and writes; the"
                + " caller starts each stage, where on AWS a notification of S3's would. By SQS the"
                + " sum is in a message, which starts the next stage by an event source mapping;"
                + " until the answer of the last one is received.",
            "Costs are of billed time, invocations and requests to S3 and SQS. Of stages by SQS what"
                + " they worked before they handed on is taken as billed, and three requests a"
                + " message; polls that find none are not counted."));
  }

  /** Of a chain by messages the caller sees the last answer alone. */
  private static int invocations(String way, LimitsRound round) {
    return way.endsWith(BY_MESSAGES) ? round.rows().get(0).objects() : round.rows().size();
  }

  private static double meanUsd(String way, List<LimitsRound> rounds, LimitsCost cost) {
    if (way.endsWith(BY_MESSAGES)) {
      return rounds.stream()
          .mapToDouble(round -> cost.usdByMessages(round.rows()))
          .average()
          .orElseThrow();
    }
    boolean states = way.endsWith(BY_OBJECTS);
    return RoundFigures.meanUsd(rounds, round -> states ? round.rows().size() : 0, cost);
  }
}
