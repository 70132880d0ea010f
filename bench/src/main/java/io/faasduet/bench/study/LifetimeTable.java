package io.faasduet.bench.study;

import io.faasduet.bench.experiment.limits.LimitsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The job that outlives its function. */
final class LifetimeTable {
  private LifetimeTable() {}

  static StudyTable of(List<LimitsRow> rows, LimitsCost cost) {
    List<StudyTable.Row> table = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Map.Entry<String, List<LimitsRound>> way : LimitsRound.byWay(rows).entrySet()) {
      LimitsRound round = way.getValue().get(0);
      boolean handedOn = way.getKey().contains("S3");
      int done = round.rows().stream().mapToInt(LimitsRow::objects).sum();
      table.add(
          new StudyTable.Row(
              way.getKey(),
              List.of(
                  Integer.toString(round.rows().size()),
                  Integer.toString(done),
                  String.format(Locale.ROOT, "%.1f", round.seconds()),
                  String.format(
                      Locale.ROOT,
                      "%.6f",
                      cost.usd(round.rows(), handedOn ? round.rows().size() : 0)))));
      round.rows().stream()
          .filter(row -> !row.ok())
          .forEach(row -> notes.add(way.getKey() + ": " + row.fault() + "."));
    }
    notes.add(
        "An execution that is cut off loses what it has done, and is billed until then. In steps each"
            + " ends before its deadline and leaves its state in S3.");
    return new StudyTable(
        "lifetime: a job that outlives its function",
        List.of("executions", "objects done", "s", "USD"),
        table,
        notes);
  }
}
