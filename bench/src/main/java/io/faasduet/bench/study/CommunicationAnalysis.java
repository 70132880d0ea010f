package io.faasduet.bench.study;

import io.faasduet.bench.experiment.Communication;
import io.faasduet.bench.published.PublishedFigures;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.statistics.Distribution;
import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The study on communication: how long a kilobyte takes by each way. */
final class CommunicationAnalysis implements StudyAnalysis {
  private static final String STUDY = "communication_1kb";
  private static final String STEP = "communication on ";
  private static final double MILLIS_PER_SECOND = 1000;

  @Override
  public List<StudyTable> tables(StudyData data) {
    List<Map<String, String>> rows = data.rows(Communication.FILE);
    List<CommunicationWay> ways =
        data.run().targets().stream()
            .flatMap(
                target -> CommunicationWay.of(target, samples(data, target.name()), rows).stream())
            .sorted(Comparator.comparingDouble(way -> -way.distribution().median()))
            .toList();
    return ways.isEmpty() ? List.of() : List.of(table(ways, data.run().seed()));
  }

  private static List<Sample> samples(StudyData data, String target) {
    return data.samples().stream()
        .filter(sample -> sample.target().equals(target) && sample.step().startsWith(STEP))
        .toList();
  }

  private static StudyTable table(List<CommunicationWay> ways, long seed) {
    double least =
        ways.stream().mapToDouble(way -> way.distribution().median()).min().orElseThrow();
    List<StudyTable.Row> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (CommunicationWay way : ways) {
      Distribution all = way.distribution();
      Estimate median = way.median(seed);
      rows.add(
          new StudyTable.Row(
              way.name(),
              List.of(
                  millis(all.mean()),
                  published(way).map(CommunicationAnalysis::millis).orElse("–"),
                  millis(all.median()),
                  tail(all.tail(0.95)),
                  tail(all.tail(0.99)),
                  new Ratio(all.median(), least).text(1))));
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %,d by %d instances, median%s.",
              way.name(),
              all.count(),
              way.millis().size(),
              median
                  .interval()
                  .map(range -> " from " + millis(range.low()) + " to " + millis(range.high()))
                  .orElse(" without an interval, which takes 5")));
    }
    notes.add(
        "A service is written to and read from; a call goes there and back. Published are means,"
            + " the last column is the median by the least one.");
    return new StudyTable(
        "communication, 1 KB in ms",
        List.of("mean", "published", "median", "p95", "p99", "ratio"),
        rows,
        notes);
  }

  private static Optional<Double> published(CommunicationWay way) {
    return way.published()
        .map(name -> PublishedFigures.shipped().mean(STUDY, name, "latency") * MILLIS_PER_SECOND);
  }

  private static String tail(OptionalDouble value) {
    return value.isPresent() ? millis(value.getAsDouble()) : "–";
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }
}
