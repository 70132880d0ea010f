package io.faasduet.bench.report.text;

import io.faasduet.bench.analysis.Caveats;
import io.faasduet.bench.analysis.ContrastVerdict;
import io.faasduet.bench.analysis.ResourceFigures;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.analysis.TargetNotes;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.statistics.Interval;
import io.faasduet.bench.study.StudyTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A summary as text of at most {@value #WIDTH} columns. */
public final class TerminalTable {
  /** The longest a line may be. */
  public static final int WIDTH = 80;

  private static final String NAME = "  %-9s";
  private static final int NAME_WIDTH = 9;

  /** Of more pairs than this, those of which nothing can be said are left to the page. */
  private static final int MOST_EMPTY_FINDINGS = 3;

  private static final int MOST_FINDINGS = 10;

  private TerminalTable() {}

  /** The tables, their verdicts and what a reader must know with them. */
  public static String render(Summary summary) {
    StringBuilder text = new StringBuilder();
    for (Summary.FunctionSummary function : summary.functions()) {
      if (!function.warm().targets().isEmpty()) {
        warm(text, function);
      }
      if (!function.cold().targets().isEmpty()) {
        cold(text, summary.run(), function);
      }
      function.loads().forEach(load -> load(text, summary.run(), function, load));
      if (!function.overheads().isEmpty()) {
        heading(text, function.name() + ", overhead by payload");
        text.append(OverheadRows.render(function.overheads()));
      }
      resources(text, function);
      if (!function.roundTrips().isEmpty()) {
        heading(text, function.name() + ", round trips of datagrams");
        text.append(RoundTripRows.render(function.roundTrips()));
      }
      text.append(SurvivalRows.render(function));
      for (StudyTable table : function.studies()) {
        text.append(StudyRows.render(function.name(), table, summary.run().distanceName()));
        table.notes().forEach(note -> text.append(WrappedText.of(note)));
        text.append('\n');
      }
      costs(text, function);
    }
    TargetNotes.platforms(summary.run()).forEach(note -> text.append(WrappedText.of(note)));
    for (String note : Caveats.of(summary)) {
      text.append(WrappedText.of(note));
    }
    return text.toString();
  }

  private static void warm(StringBuilder text, Summary.FunctionSummary function) {
    heading(text, function.name() + ", warm calls");
    String row = NAME + "%9s  %-20s%9s%9s%9s%6s%5s%n";
    text.append(row.formatted("", "median", "95% interval", "p90", "p95", "p99", "n", "fail"));
    MillisFormat millis = millis(function.warm());
    for (Summary.TargetSummary target : function.warm().targets()) {
      Optional<Summary.Latency> latency = target.latency();
      text.append(
          row.formatted(
              named(text, target.name()),
              millis.text(latency.map(l -> l.median().value())),
              interval(latency, millis),
              millis.text(latency.flatMap(Summary.Latency::p90)),
              millis.text(latency.flatMap(Summary.Latency::p95)),
              millis.text(latency.flatMap(Summary.Latency::p99)),
              target.answered(),
              target.failed()));
    }
    findings(text, function.warm());
  }

  private static void cold(StringBuilder text, Run run, Summary.FunctionSummary function) {
    heading(text, function.name() + ", cold starts");
    String row = NAME + "%9s  %-20s%9s%9s%15s%5s%n";
    text.append(row.formatted("", "median", "95% interval", "least", "most", "n", "fail"));
    MillisFormat millis = millis(function.cold());
    for (Summary.TargetSummary target : function.cold().targets()) {
      Optional<Summary.Latency> latency = target.latency();
      text.append(
          row.formatted(
              named(text, target.name()),
              millis.text(latency.map(l -> l.median().value())),
              interval(latency, millis),
              millis.text(latency.map(Summary.Latency::least)),
              millis.text(latency.map(Summary.Latency::greatest)),
              target.answered(),
              target.failed()));
    }
    findings(text, function.cold());
    steps(text, function.cold(), millis);
    List<String> notes = TargetNotes.coldStarts(run, function);
    notes.forEach(note -> text.append(WrappedText.of(note)));
    text.append(notes.isEmpty() ? "" : "\n");
  }

  private static void steps(StringBuilder text, Summary.Comparison cold, MillisFormat millis) {
    if (cold.targets().stream().allMatch(target -> target.start().isEmpty())) {
      return;
    }
    String row = NAME + "%14s%14s%14s%14s%12s%n";
    text.append(
        row.formatted(
            "", "process start", "runtime init", "function init", "first call", "= mean"));
    for (Summary.TargetSummary target : cold.targets()) {
      target
          .start()
          .ifPresent(start -> text.append(steps(row, named(text, target.name()), start, millis)));
    }
    text.append('\n');
  }

  private static String steps(String row, String target, ColdStart start, MillisFormat millis) {
    return row.formatted(
        target,
        millis.text(start.processStartMillis()),
        millis.text(start.runtimeInitMillis()),
        millis.text(start.functionInitMillis()),
        millis.text(start.firstInvocationMillis()),
        millis.text(start.totalMillis()));
  }

  private static void load(
      StringBuilder text, Run run, Summary.FunctionSummary function, Summary.LoadSummary load) {
    heading(text, function.name() + ", load " + load.name());
    run.loadDescription(load.name()).ifPresent(said -> text.append(WrappedText.of("  ", said)));
    String row = NAME + "%9s%9s%9s%9s%7s%6s%7s%6s%6s%n";
    text.append(
        row.formatted("", "median", "p95", "p99", "ok/s", "n", "fail", "cold", "inst", "lag"));
    MillisFormat millis = millis(load.latencies());
    for (int i = 0; i < load.figures().size(); i++) {
      Summary.LoadFigures figures = load.figures().get(i);
      Summary.TargetSummary target = load.latencies().targets().get(i);
      Optional<Summary.Latency> latency = target.latency();
      text.append(
          row.formatted(
              named(text, figures.target()),
              millis.text(latency.map(l -> l.median().value())),
              millis.text(latency.flatMap(Summary.Latency::p95)),
              millis.text(latency.flatMap(Summary.Latency::p99)),
              number("%.1f", figures.answeredPerSecond()),
              target.answered(),
              target.failed(),
              number("%.0f%%", 100 * figures.coldShare()),
              figures.instances(),
              number("%.1f", figures.lagP99Millis())));
      batches(text, figures);
    }
    findings(text, load.latencies());
  }

  private static void batches(StringBuilder text, Summary.LoadFigures figures) {
    if (!figures.batchMillis().isEmpty()) {
      String all =
          figures.batchMillis().stream()
              .limit(10)
              .map(batch -> number("%.2f", batch / 1000))
              .collect(Collectors.joining(", "));
      text.append("            batches, s: ").append(all).append('\n');
    }
  }

  private static void resources(StringBuilder text, Summary.FunctionSummary function) {
    if (function.resources().isEmpty()) {
      return;
    }
    String title = function.name() + ", resources";
    text.append(title).append(" ".repeat(Math.max(1, WIDTH - title.length() - 20)));
    text.append("MB a process, a call\n");
    String row = NAME + "%5s%7s%9s%9s%9s%9s%9s%12s%n";
    text.append(
        row.formatted(
            "",
            "inst",
            "calls",
            "USS max",
            "PSS max",
            "RSS max",
            "CPU ms",
            "read KB",
            "written KB"));
    for (ResourceFigures figures : function.resources()) {
      text.append(
          row.formatted(
              named(text, figures.target()),
              figures.instances(),
              figures.calls(),
              megabytes(figures.uss()),
              megabytes(figures.pss()),
              megabytes(figures.rss()),
              ResourceAmounts.cpuMillis(figures),
              ResourceAmounts.kilobytes(figures, ResourceColumn.READ_BYTES),
              ResourceAmounts.kilobytes(figures, ResourceColumn.WRITE_BYTES)));
    }
    text.append('\n');
  }

  private static String megabytes(Optional<ResourceFigures.Held> held) {
    return ResourceAmounts.megabytes(held.map(ResourceFigures.Held::mostBytes));
  }

  private static void costs(StringBuilder text, Summary.FunctionSummary function) {
    if (function.costs().isEmpty()) {
      return;
    }
    String title = function.name() + ", cost of a million requests";
    text.append(title).append(" ".repeat(Math.max(1, WIDTH - title.length() - 10)));
    text.append("US dollars\n");
    String row = "  %-20.20s%12s%12s%n";
    text.append(row.formatted("", "warm", "all cold"));
    for (Summary.Cost cost : function.costs()) {
      text.append(
          row.formatted(
              cost.target(),
              number("%,.2f", cost.usdPerMillion()),
              cost.coldUsdPerMillion().map(usd -> number("%,.2f", usd)).orElse("–")));
    }
    function.costs().stream()
        .flatMap(cost -> cost.assumptions().stream())
        .forEach(assumption -> text.append(WrappedText.of(assumption)));
    text.append('\n');
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** The name for a row; one that is too long is on a line before it. */
  private static String named(StringBuilder text, String target) {
    if (target.length() <= NAME_WIDTH) {
      return target;
    }
    text.append("  ").append(target).append('\n');
    return "";
  }

  private static void heading(StringBuilder text, String title) {
    String unit = "milliseconds";
    int gap = Math.max(1, WIDTH - title.length() - unit.length());
    text.append(title).append(" ".repeat(gap)).append(unit).append('\n');
  }

  private static void findings(StringBuilder text, Summary.Comparison comparison) {
    text.append(WrappedText.of("  ", comparison.verdict()));
    int pairs = comparison.contrasts().size();
    if (pairs > MOST_FINDINGS) {
      text.append(WrappedText.of("The page has each of the " + pairs + " pairs."));
    } else {
      comparison.contrasts().stream()
          .filter(
              contrast -> pairs <= MOST_EMPTY_FINDINGS || contrast.ratio().interval().isPresent())
          .forEach(contrast -> text.append(WrappedText.of(ContrastVerdict.of(contrast))));
    }
    text.append('\n');
  }

  private static MillisFormat millis(Summary.Comparison comparison) {
    return MillisFormat.forMedians(comparison.medians());
  }

  private static String interval(Optional<Summary.Latency> latency, MillisFormat millis) {
    Optional<Interval> interval = latency.flatMap(l -> l.median().interval());
    return interval
        .map(i -> "[" + millis.text(i.low()) + ", " + millis.text(i.high()) + "]")
        .orElse("");
  }
}
