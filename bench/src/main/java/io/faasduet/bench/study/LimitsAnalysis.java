package io.faasduet.bench.study;

import io.faasduet.bench.experiment.limits.LimitsPart;
import io.faasduet.bench.experiment.limits.LimitsRow;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The study on limits: lifetime, bandwidth, a map and a chain, each a table for a target. */
final class LimitsAnalysis implements StudyAnalysis {
  @Override
  public List<StudyTable> tables(StudyData data) {
    List<Map<String, String>> rows = data.rows(LimitsRow.FILE);
    return data.run().targets().stream().flatMap(target -> tables(data, rows, target)).toList();
  }

  private static Stream<StudyTable> tables(
      StudyData data, List<Map<String, String>> rows, Run.MeasuredTarget target) {
    List<LimitsRow> own = rows(data, rows, target);
    LimitsCost cost = new LimitsCost(target.memoryMegabytes().orElse(0), data.pricing().table());
    List<StudyTable> tables = new ArrayList<>();
    List<LimitsRow> lifetime = of(own, LimitsPart.LIFETIME);
    if (!lifetime.isEmpty()) {
      tables.add(LifetimeTable.of(lifetime, cost));
    }
    List<LimitsRow> bandwidth = of(own, LimitsPart.BANDWIDTH);
    if (!bandwidth.isEmpty()) {
      tables.add(BandwidthTable.of(target, bandwidth));
    }
    List<LimitsRow> map = of(own, LimitsPart.MAP);
    if (!map.isEmpty()) {
      tables.add(MapTable.of(target, map, cost));
    }
    List<LimitsRow> chain = chain(data, rows, target, own);
    if (!chain.isEmpty()) {
      tables.add(ChainTable.of(chain, cost));
    }
    return tables.stream();
  }

  private static List<LimitsRow> rows(
      StudyData data, List<Map<String, String>> rows, Run.MeasuredTarget target) {
    return rows.stream()
        .filter(row -> row.get("target").equals(target.name()))
        .filter(row -> row.get("function").equals(data.function()))
        .filter(row -> !row.get("fault").isEmpty() || isThere(row, data.samples()))
        .map(LimitsRow::of)
        .toList();
  }

  /** With those of the same function fed from a queue, which have no table of their own then. */
  private static List<LimitsRow> chain(
      StudyData data,
      List<Map<String, String>> rows,
      Run.MeasuredTarget target,
      List<LimitsRow> own) {
    boolean isQueue = target.platform().equals(PlatformName.SQS_LAMBDA);
    PlatformName other = isQueue ? PlatformName.LAMBDA : PlatformName.SQS_LAMBDA;
    List<Run.MeasuredTarget> others =
        data.run().targets().stream()
            .filter(it -> it.platform().equals(other))
            .filter(it -> it.memoryMegabytes().equals(target.memoryMegabytes()))
            .toList();
    if (isQueue && !others.isEmpty()) {
      return List.of();
    }
    List<LimitsRow> chain = new ArrayList<>(of(own, LimitsPart.CHAIN));
    others.forEach(it -> chain.addAll(of(rows(data, rows, it), LimitsPart.CHAIN)));
    return chain;
  }

  private static boolean isThere(Map<String, String> row, List<Sample> samples) {
    return samples.stream().anyMatch(sample -> RowFile.isOf(row, sample));
  }

  private static List<LimitsRow> of(List<LimitsRow> rows, LimitsPart part) {
    return rows.stream().filter(row -> row.place().part() == part).toList();
  }
}
