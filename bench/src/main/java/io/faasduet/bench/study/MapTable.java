package io.faasduet.bench.study;

import io.faasduet.bench.experiment.limits.LimitsRow;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.statistics.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A map over many objects, shared among functions. */
final class MapTable {
  private MapTable() {}

  static StudyTable of(Run.MeasuredTarget target, List<LimitsRow> rows, LimitsCost cost) {
    List<StudyTable.Row> table = new ArrayList<>();
    double alone = Double.NaN;
    for (Map.Entry<String, List<LimitsRound>> way : LimitsRound.byWay(rows).entrySet()) {
      List<LimitsRound> whole = LimitsRound.whole(way.getValue());
      int failed = way.getValue().size() - whole.size();
      if (whole.isEmpty()) {
        table.add(
            new StudyTable.Row(
                way.getKey(), List.of("–", "–", "–", "0", Integer.toString(failed))));
        continue;
      }
      double seconds = RoundFigures.medianSeconds(whole);
      if (whole.get(0).functions() == 1) {
        alone = seconds;
      }
      table.add(
          new StudyTable.Row(
              way.getKey(),
              List.of(
                  String.format(Locale.ROOT, "%.2f", seconds),
                  new Ratio(alone, seconds).text(1),
                  LimitsCost.perMillion(RoundFigures.meanUsd(whole, round -> 0, cost)),
                  Integer.toString(whole.size()),
                  Integer.toString(failed))));
    }
    return new StudyTable(
        "what suits: a map over many objects",
        List.of("median s", "times as fast", "USD a million", "rounds", "failed"),
        table,
        List.of(
            "Each function fetches and digests its share of the objects; the sum of every answer is"
                + " checked. Functions are warm."
                + (target.local()
                    ? " On this machine they share its processors, so that more of them than it can"
                        + " serve are no faster."
                    : ""),
            "Costs are of billed time, invocations and requests to S3."));
  }
}
