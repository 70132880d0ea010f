package io.faasduet.bench.analysis;

import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the targets of a run are, and what functions on them start from, in sentences. */
public final class TargetNotes {
  private static final double MEGABYTE = 1e6;

  private TargetNotes() {}

  /** What a run's targets on this machine stand for. */
  public static List<String> platforms(Run run) {
    List<String> servers = new ArrayList<>();
    List<String> lambdas = new ArrayList<>();
    for (Run.MeasuredTarget target : run.targets()) {
      if (target.local() && target.platform().equals(PlatformName.SERVER)) {
        servers.add(target.name());
      } else if (target.local() && target.platform().equals(PlatformName.LAMBDA)) {
        lambdas.add(target.name());
      }
    }
    List<String> notes = new ArrayList<>();
    if (!servers.isEmpty()) {
      notes.add(
          "%s: one server process, what Knative and vHive run as a container, invoked directly."
              .formatted(ComparisonVerdict.and(servers)));
    }
    if (!lambdas.isEmpty()) {
      notes.add(
          "%s: the Lambda zip in an execution environment, invoked by Lambda's API."
              .formatted(ComparisonVerdict.and(lambdas)));
    }
    return notes;
  }

  /** What a function's instances start from, and what the platform says of their restores. */
  public static List<String> coldStarts(Run run, Summary.FunctionSummary function) {
    if (function.cold().targets().isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>(startups(run, function.name()));
    for (Summary.TargetSummary target : function.cold().targets()) {
      target.restore().ifPresent(restore -> notes.add(target.name() + ": " + text(restore) + "."));
    }
    return notes;
  }

  private static String text(Summary.Restores restore) {
    return String.format(
        Locale.ROOT,
        "Restore Duration of Lambda's REPORT lines, median %.1f ms, from %.1f to %.1f (n = %d)",
        restore.medianMillis(),
        restore.leastMillis(),
        restore.mostMillis(),
        restore.count());
  }

  /** What a function's instances start from, in a sentence for the targets that have the same. */
  public static List<String> startups(Run run, String function) {
    Map<String, List<String>> targets = new LinkedHashMap<>();
    for (Run.Startup startup : run.function(function).startups()) {
      targets.computeIfAbsent(text(startup), none -> new ArrayList<>()).add(startup.target());
    }
    return targets.entrySet().stream()
        .map(same -> "%s: %s.".formatted(ComparisonVerdict.and(same.getValue()), same.getKey()))
        .toList();
  }

  private static String text(Run.Startup startup) {
    return startup.archived()
        ? String.format(
            Locale.ROOT,
            "started from %s (JDK %s, %.1f MB%s)",
            startup.variant(),
            startup.java(),
            startup.bytes() / MEGABYTE,
            startup
                .madeMillis()
                .map(millis -> String.format(Locale.ROOT, ", made in %.0f ms", millis))
                .orElse(""))
        : "started without an archive%s; %s"
            .formatted(
                startup.java().isEmpty() ? "" : " (JDK " + startup.java() + ")", startup.note());
  }
}
