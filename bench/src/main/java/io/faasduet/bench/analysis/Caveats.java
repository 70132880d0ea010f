package io.faasduet.bench.analysis;

import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.localcloud.process.limits.Isolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The caveats that are shown with the results. */
public final class Caveats {
  private static final Run.Setting NOT_LIMITED =
      new Run.Setting(Run.Setting.ISOLATION, Isolation.JVM_FLAGS.label());

  private Caveats() {}

  public static List<String> of(Summary summary) {
    List<String> notes = new ArrayList<>();
    if (summary.lastLineCut()) {
      notes.add("The last line of samples.csv is cut: its request is left out, and any after it.");
    }
    if (summary.run().settings().contains(NOT_LIMITED)) {
      notes.add(
          "Nothing held the processes to their processor time and memory (isolation: JVM flags only): run as root on Linux for figures of limited ones.");
    }
    summary
        .run()
        .distance()
        .ifPresent(
            drawn ->
                notes.add(
                    "Storage on this machine was made as far as a profile says, on top of its own time: "
                        + drawn
                        + ". All other times are measured."));
    for (Summary.FunctionSummary function : summary.functions()) {
      function.model().filter(Run.Model::synthetic).ifPresent(m -> notes.add(synthetic(function)));
      failures(function.name() + " cold", function.cold(), notes);
      failures(function.name() + " warm", function.warm(), notes);
      withoutColdStarts(function, notes);
      drift(function, notes);
      function.comparisons().forEach(comparison -> fewStretches(function, comparison, notes));
      unpriced(summary.run(), function, notes);
      for (Summary.LoadSummary load : function.loads()) {
        failures(function.name() + ", load " + load.name(), load.latencies(), notes);
        invalid(function, load, notes);
        crowded(summary.run(), function, load, notes);
      }
    }
    summary.run().targets().stream()
        .filter(target -> !target.platform().known())
        .map(
            target ->
                "%s is on the platform '%s', which this version of Duet does not know: it has no costs."
                    .formatted(target.name(), target.platform()))
        .forEach(notes::add);
    if (targets(summary).anyMatch(Caveats::hasTooFewInstances)) {
      notes.add("Fewer than " + Bootstrap.FEWEST + " instances give no interval of a median.");
    }
    if (summary.functions().stream()
        .map(Summary.FunctionSummary::warm)
        .anyMatch(Caveats::lacksTail)) {
      notes.add("A tail needs ten calls beyond it: p90 100 calls, p95 200, p99 1,000.");
    }
    if (summary.judged() > 1) {
      notes.add(
          "The verdicts on %d comparisons hold together at 95%%; intervals are 95%% each."
              .formatted(summary.judged()));
    }
    return notes.stream().distinct().toList();
  }

  /** Lambda's bill is in its log only. */
  private static void unpriced(Run run, Summary.FunctionSummary function, List<String> notes) {
    run.targets().stream()
        .filter(target -> target.platform().equals(PlatformName.LAMBDA))
        .map(Run.MeasuredTarget::name)
        .filter(name -> answered(function, name))
        .filter(name -> function.costs().stream().noneMatch(cost -> cost.target().equals(name)))
        .map(
            name ->
                "%s on %s has no costs: no warm call's log told what is billed. A log in JSON format tells it if SystemLogLevel is INFO."
                    .formatted(function.name(), name))
        .forEach(notes::add);
  }

  private static boolean answered(Summary.FunctionSummary function, String target) {
    return function.warm().latency(target).isPresent();
  }

  private static void invalid(
      Summary.FunctionSummary function, Summary.LoadSummary load, List<String> notes) {
    for (Summary.LoadFigures figures : load.figures()) {
      if (!figures.valid()) {
        notes.add(
            String.format(
                Locale.ROOT,
                "%s, load %s on %s is invalid: the generator lagged (p99 %.2f ms).",
                function.name(),
                load.name(),
                figures.target(),
                figures.lagP99Millis()));
      }
    }
  }

  /** Where some targets have cold starts, the others are not passed over in silence. */
  private static void withoutColdStarts(Summary.FunctionSummary function, List<String> notes) {
    List<String> cold = function.cold().targets().stream().map(target -> target.name()).toList();
    List<String> without =
        function
            .comparisons()
            .flatMap(comparison -> comparison.targets().stream())
            .map(Summary.TargetSummary::name)
            .filter(name -> !cold.contains(name))
            .distinct()
            .toList();
    if (!cold.isEmpty() && !without.isEmpty()) {
      notes.add(
          "%s: no cold starts on %s, where no request starts an instance."
              .formatted(function.name(), ComparisonVerdict.and(without)));
    }
  }

  private static Stream<Summary.TargetSummary> targets(Summary summary) {
    return summary.functions().stream()
        .flatMap(Summary.FunctionSummary::comparisons)
        .flatMap(comparison -> comparison.targets().stream());
  }

  private static String synthetic(Summary.FunctionSummary function) {
    return "%s ran on synthetic weights: its times are real, its labels mean nothing."
        .formatted(function.name());
  }

  private static void failures(String what, Summary.Comparison comparison, List<String> notes) {
    for (Summary.TargetSummary target : comparison.targets()) {
      for (Summary.FailureCount failure : target.failures()) {
        notes.add(
            "%s on %s: %d of %d requests failed (%s)."
                .formatted(
                    what, target.name(), failure.count(), target.requests(), failure.kind()));
      }
      if (target.repeatedInits() > 0) {
        notes.add(
            "%s on %s: INIT took over 10 s in %d of %d instances and, as on Lambda, was repeated."
                .formatted(what, target.name(), target.repeatedInits(), target.processes()));
      }
    }
  }

  private static void crowded(
      Run run, Summary.FunctionSummary function, Summary.LoadSummary load, List<String> notes) {
    int cores = run.machine().cores();
    List<String> crowds =
        load.figures().stream()
            .filter(figures -> Oversubscription.of(run, figures.target(), figures.instances()))
            .map(figures -> "%d on %s".formatted(figures.instances(), figures.target()))
            .toList();
    if (!crowds.isEmpty()) {
      notes.add(
          "%s, load %s: oversubscribed: more instances than this machine's %d processors (%s)."
              .formatted(function.name(), load.name(), cores, String.join(", ", crowds)));
    }
  }

  private static void drift(Summary.FunctionSummary function, List<String> notes) {
    for (Summary.TargetSummary target : function.warm().targets()) {
      target
          .drift()
          .filter(drift -> Math.abs(drift - 1) > Drift.NOTABLE)
          .ifPresent(
              drift ->
                  notes.add(
                      String.format(
                          Locale.ROOT,
                          "%s on %s was not steady: later calls took %.2f times as long.",
                          function.name(),
                          target.name(),
                          drift)));
    }
  }

  private static void fewStretches(
      Summary.FunctionSummary function, Summary.Comparison comparison, List<String> notes) {
    for (Summary.TargetSummary target : comparison.targets()) {
      boolean interval =
          target.latency().filter(of -> of.median().interval().isPresent()).isPresent();
      if (target.units() == 1 && target.answered() > 1) {
        notes.add(
            interval
                ? "%s on %s ran on one instance: its interval is of that one alone."
                    .formatted(function.name(), target.name())
                : "%s on %s: too few independent stretches of calls for an interval."
                    .formatted(function.name(), target.name()));
      }
    }
  }

  private static boolean hasTooFewInstances(Summary.TargetSummary target) {
    return target.units() > 1 && target.units() < Bootstrap.FEWEST;
  }

  private static boolean lacksTail(Summary.Comparison warm) {
    return warm.targets().stream()
        .flatMap(target -> target.latency().stream())
        .anyMatch(latency -> latency.p99().isEmpty());
  }
}
