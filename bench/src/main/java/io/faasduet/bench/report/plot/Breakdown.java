package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Splits the targets' mean times into the steps that a bar is made of. */
public final class Breakdown {
  private static final List<Phase> WORK =
      List.of(
          Phase.DECODE, Phase.FETCH, Phase.PREPROCESS, Phase.INFERENCE, Phase.RENDER, Phase.STORE);

  private Breakdown() {}

  /** The steps of the cold starts, of the targets that can tell them. */
  public static List<StackedBars.Bar> cold(Summary.Comparison cold) {
    return cold.targets().stream()
        .flatMap(t -> t.start().map(s -> new StackedBars.Bar(t.name(), steps(s))).stream())
        .toList();
  }

  private static List<StackedBars.Segment> steps(ColdStart start) {
    return List.of(
        new StackedBars.Segment(0, "process start", start.processStartMillis()),
        new StackedBars.Segment(1, "runtime init", start.runtimeInitMillis()),
        new StackedBars.Segment(2, "function init", start.functionInitMillis()),
        new StackedBars.Segment(3, "first call", start.firstInvocationMillis()));
  }

  /** What the function did, and what came on top between it and the caller. */
  public static List<StackedBars.Bar> warm(Summary.Comparison warm) {
    return warm.targets().stream()
        .filter(target -> target.phases().stream().anyMatch(p -> p.phase().equals("total")))
        .map(target -> new StackedBars.Bar(target.name(), work(target)))
        .toList();
  }

  private static List<StackedBars.Segment> work(Summary.TargetSummary target) {
    Map<String, Double> means =
        target.phases().stream()
            .collect(Collectors.toMap(Summary.PhaseMean::phase, Summary.PhaseMean::meanMillis));
    double total = means.get(Phase.TOTAL.label());
    List<StackedBars.Segment> segments = new ArrayList<>();
    double rest = total;
    for (Phase phase : WORK) {
      Double mean = means.get(phase.label());
      if (mean != null) {
        segments.add(new StackedBars.Segment(WORK.indexOf(phase), phase.label(), mean));
        rest -= mean;
      }
    }
    segments.add(new StackedBars.Segment(6, "rest of the function", Math.max(rest, 0)));
    double outside = target.latency().orElseThrow().mean() - total;
    segments.add(new StackedBars.Segment(7, "outside the function", Math.max(outside, 0)));
    return segments;
  }

  /** The steps that occur, for a key. */
  public static List<StackedBars.Segment> key(List<StackedBars.Bar> bars) {
    return bars.stream()
        .flatMap(bar -> bar.segments().stream())
        .map(segment -> new StackedBars.Segment(segment.place(), segment.name(), 0))
        .distinct()
        .sorted(java.util.Comparator.comparingInt(StackedBars.Segment::place))
        .toList();
  }
}
