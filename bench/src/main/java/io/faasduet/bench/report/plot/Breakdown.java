package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Splits the targets' mean times into the steps that a bar is made of. */
public final class Breakdown {
  private static final List<Phase> WORK =
      List.of(
          Phase.DECODE, Phase.FETCH, Phase.PREPROCESS, Phase.INFERENCE, Phase.RENDER, Phase.STORE);

  private Breakdown() {}

  /** The mean warm call of a function. */
  public static Optional<Figure> ofWarmCalls(FunctionView function) {
    return figure(
        function,
        warm(function.figures().warm()),
        "Where the mean warm call goes",
        ", warm calls: where the time goes",
        "The phases are timed by the function itself; outside it are the platform, the network and"
            + " the client.");
  }

  /** The mean cold start of a function. */
  public static Optional<Figure> ofColdStarts(FunctionView function) {
    return figure(
        function,
        cold(function.figures().cold()),
        "Where the mean cold start goes",
        ", cold starts: where the time goes",
        "From the start of the process to the first response: process start is the system and the"
            + " JVM, runtime init the platform and the library, function init the function’s"
            + " constructor.");
  }

  private static Optional<Figure> figure(
      FunctionView function,
      List<StackedBars.Bar> bars,
      String heading,
      String label,
      String caption) {
    return bars.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                heading,
                key(bars),
                StackedBars.render(function.run().summary(), bars, function.name() + label),
                caption));
  }

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

  private static List<Figure.KeyEntry> key(List<StackedBars.Bar> bars) {
    return bars.stream()
        .flatMap(bar -> bar.segments().stream())
        .map(segment -> new Figure.KeyEntry(segment.place(), segment.name()))
        .distinct()
        .sorted(Comparator.comparingInt(Figure.KeyEntry::place))
        .toList();
  }
}
