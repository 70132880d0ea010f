package io.faasduet.bench.study;

import io.faasduet.bench.experiment.limits.LimitsRow;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.statistics.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Bandwidth of each of so many functions that fetch at once. */
final class BandwidthTable {
  private static final double BITS_PER_BYTE = 8;
  private static final double NANOS_PER_MICRO = 1e3;

  private BandwidthTable() {}

  static StudyTable of(Run.MeasuredTarget target, List<LimitsRow> rows) {
    List<StudyTable.Row> table = new ArrayList<>();
    List<StudyCurve.Point> points = new ArrayList<>();
    for (Map.Entry<String, List<LimitsRound>> way : LimitsRound.byWay(rows).entrySet()) {
      List<LimitsRound> whole = LimitsRound.whole(way.getValue());
      int failed = way.getValue().size() - whole.size();
      if (whole.isEmpty()) {
        table.add(
            new StudyTable.Row(
                way.getKey(), List.of("–", "–", "–", "–", "0", Integer.toString(failed))));
        continue;
      }
      double[] each =
          whole.stream()
              .flatMap(round -> round.rows().stream())
              .mapToDouble(BandwidthTable::megabits)
              .toArray();
      Distribution all = new Distribution(each);
      double least = all.quantile(0);
      double most = all.quantile(1);
      int functions = whole.get(0).functions();
      points.add(new StudyCurve.Point(functions, all.median(), least, most));
      table.add(
          new StudyTable.Row(
              way.getKey(),
              List.of(
                  whole(all.median()),
                  whole(least),
                  whole(most),
                  whole(all.mean() * functions),
                  Integer.toString(whole.size()),
                  Integer.toString(failed))));
    }
    return new StudyTable(
        "bandwidth: Mbit/s of each while all fetch from S3",
        List.of("median", "least", "most", "together", "rounds", "failed"),
        table,
        List.of(
            "Bytes of a function's objects by the time of its fetches, its requests' latency"
                + " included."
                + (target.local()
                    ? " Functions here share this machine's processors and its loopback"
                        + " interface, with the S3 that they fetch from."
                    : ""),
            "Published (Wang et al., USENIX ATC 2018, as the study quotes it): 538 Mbit/s for a"
                + " single function, 28.7 for each of 20, which share a machine."),
        points.size() < 2
            ? Optional.empty()
            : Optional.of(
                new StudyCurve(
                    target.name(),
                    points,
                    "functions at once",
                    "Mbit/s of each",
                    "Dots are medians, lines reach from the least function to the most.")));
  }

  private static double megabits(LimitsRow row) {
    return row.bytes() * BITS_PER_BYTE * NANOS_PER_MICRO / Math.max(1, row.fetchNanos());
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
