package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Run;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The caveats that are shown with the results. */
public final class Caveats {
  private Caveats() {}

  public static List<String> of(Summary summary) {
    List<String> notes = new ArrayList<>();
    for (Summary.FunctionSummary function : summary.functions()) {
      function.model().filter(Run.Model::synthetic).ifPresent(m -> notes.add(synthetic(function)));
      failures(function.name() + " cold", function.cold(), notes);
      failures(function.name() + " warm", function.warm(), notes);
      drift(function, notes);
      oneProcess(function, notes);
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
    if (comparisons(summary).anyMatch(Caveats::lacksInterval)) {
      notes.add("Fewer than " + Bootstrap.FEWEST + " instances give no interval of a median.");
    }
    if (summary.functions().stream()
        .map(Summary.FunctionSummary::warm)
        .anyMatch(Caveats::lacksTail)) {
      notes.add("A tail needs ten calls beyond it: p90 100 calls, p95 200, p99 1,000.");
    }
    if (summary.contrasts() > 1) {
      notes.add(
          "Each of the %d ratios has its own 95%% interval: now and then one will miss."
              .formatted(summary.contrasts()));
    }
    return notes;
  }

  private static void invalid(
      Summary.FunctionSummary function, Summary.LoadSummary load, List<String> notes) {
    for (Summary.LoadFigures figures : load.figures()) {
      if (!figures.valid()) {
        notes.add(
            String.format(
                Locale.ROOT,
                "%s, load %s on %s is invalid: the generator was up to %.2f ms late (p99).",
                function.name(),
                load.name(),
                figures.target(),
                figures.lagP99Millis()));
      }
    }
  }

  private static Stream<Summary.Comparison> comparisons(Summary summary) {
    return summary.functions().stream().flatMap(f -> Stream.of(f.cold(), f.warm()));
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

  /** Processes of a cloud each have their own processors; here they share what there is. */
  private static void crowded(
      Run run, Summary.FunctionSummary function, Summary.LoadSummary load, List<String> notes) {
    int cores = run.machine().cores();
    List<String> crowds =
        load.figures().stream()
            .filter(figures -> figures.instances() * processorsOfEach(run, figures) > cores)
            .map(figures -> "%d on %s".formatted(figures.instances(), figures.target()))
            .toList();
    if (!crowds.isEmpty()) {
      notes.add(
          "%s, load %s: oversubscribed: more instances than this machine's %d processors (%s)."
              .formatted(function.name(), load.name(), cores, String.join(", ", crowds)));
    }
  }

  /**
   * What the memory of a local target's process entitles it to; nothing, of what runs elsewhere.
   */
  private static double processorsOfEach(Run run, Summary.LoadFigures figures) {
    return run.targets().stream()
        .filter(target -> target.name().equals(figures.target()) && target.local())
        .flatMap(target -> target.memoryMegabytes().stream())
        .mapToDouble(megabytes -> ProcessLimits.ofLambda(megabytes).cpus())
        .sum();
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

  private static void oneProcess(Summary.FunctionSummary function, List<String> notes) {
    for (Summary.TargetSummary target : function.warm().targets()) {
      if (target.processes() == 1 && target.answered() > 1) {
        notes.add(
            "%s on %s ran on one instance: its interval does not hold for other instances."
                .formatted(function.name(), target.name()));
      }
    }
  }

  private static boolean lacksInterval(Summary.Comparison comparison) {
    return comparison.targets().stream()
        .flatMap(target -> target.latency().stream())
        .anyMatch(latency -> latency.median().interval().isEmpty());
  }

  private static boolean lacksTail(Summary.Comparison warm) {
    return warm.targets().stream()
        .flatMap(target -> target.latency().stream())
        .anyMatch(latency -> latency.p99().isEmpty());
  }
}
