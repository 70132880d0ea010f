package io.faasduet.bench.report.html;

import static io.faasduet.bench.results.ResourceColumn.BRANCHES_COUNT;
import static io.faasduet.bench.results.ResourceColumn.BRANCH_MISSES_COUNT;
import static io.faasduet.bench.results.ResourceColumn.INSTRUCTIONS_COUNT;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.ResourceFigures;
import io.faasduet.bench.analysis.ResourceView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.CounterPlot;
import io.faasduet.bench.report.plot.Figure;
import io.faasduet.bench.report.plot.IoPlot;
import io.faasduet.bench.report.plot.Plot;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.report.plot.ProcessMemoryPlot;
import io.faasduet.bench.report.text.ResourceAmounts;
import io.faasduet.bench.results.ResourceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a function's processes used, as a part of the page.
 *
 * @param memory a row for each target and number of instances
 * @param calls what a call used, in the same rows
 * @param cost what the sampling itself took, in the same rows
 * @param notes what was not counted
 * @param figures its plots over time
 */
record PageResources(
    PageTable memory, PageTable calls, PageTable cost, List<String> notes, List<Figure> figures) {
  private static final List<Plot<ResourceView>> PLOTS =
      List.of(ProcessMemoryPlot::of, IoPlot::of, CounterPlot::of);

  private static final double MILLION = 1e6;

  static PageResources of(FunctionView view) {
    Summary summary = view.run().summary();
    List<ResourceFigures> steps = view.figures().resources();
    return new PageResources(
        new PageTable(
            "Memory in MB of each process while it answered calls",
            List.of(
                "target",
                "USS most",
                "USS mean",
                "PSS most",
                "PSS mean",
                "RSS most",
                "RSS mean",
                "PSS of all",
                "control group most",
                "instances",
                "calls",
                "failed",
                "median ms"),
            steps.stream().map(step -> row(summary, step, memory(step))).toList()),
        new PageTable(
            "What a call used: KB, milliseconds of processor time, counts",
            List.of(
                "target",
                "CPU ms",
                "user",
                "system",
                "read KB",
                "written KB",
                "rchar KB",
                "wchar KB",
                "reads",
                "writes",
                "minor faults",
                "major faults",
                "switches, waiting",
                "switches, preempted",
                "10⁶ instructions",
                "IPC",
                "10⁶ cycles",
                "branch misses, %",
                "L1d misses ‰",
                "L1i misses ‰",
                "L2 misses ‰",
                "LLC misses ‰",
                "10⁶ float operations"),
            steps.stream().map(step -> row(summary, step, calls(step))).toList()),
        new PageTable(
            "What the sampling itself took: readings, the processor time of each, and of all",
            List.of("target", "readings", "ms each", "% of one CPU", "perf, ms"),
            steps.stream().map(step -> row(summary, step, cost(step))).toList()),
        notes(steps),
        view.resources().parallelStream()
            .flatMap(of -> PLOTS.stream().flatMap(plot -> plot.draw(of).stream()))
            .toList());
  }

  private static PageTable.Row row(Summary summary, ResourceFigures step, List<String> cells) {
    return new PageTable.Row(name(step), PlotStyle.colour(summary, step.target()), cells);
  }

  private static String name(ResourceFigures step) {
    return step.instances() == 1 ? step.target() : step.target() + " × " + step.instances();
  }

  private static List<String> memory(ResourceFigures step) {
    List<String> cells = new ArrayList<>();
    for (Optional<ResourceFigures.Held> held : List.of(step.uss(), step.pss(), step.rss())) {
      cells.add(ResourceAmounts.megabytes(held.map(ResourceFigures.Held::mostBytes)));
      cells.add(ResourceAmounts.megabytes(held.map(ResourceFigures.Held::meanBytes)));
    }
    cells.add(ResourceAmounts.megabytes(step.pssOfAllBytes()));
    cells.add(ResourceAmounts.megabytes(step.cgroupMostBytes()));
    cells.add(Integer.toString(step.instances()));
    cells.add(Integer.toString(step.calls()));
    cells.add(Integer.toString(step.failed()));
    cells.add(PageTable.ratio(step.medianMillis()));
    return cells;
  }

  private static List<String> calls(ResourceFigures step) {
    return List.of(
        ResourceAmounts.cpuMillis(step),
        ResourceAmounts.a(step, ResourceColumn.CPU_USER_MS, 1),
        ResourceAmounts.a(step, ResourceColumn.CPU_SYSTEM_MS, 1),
        ResourceAmounts.kilobytes(step, ResourceColumn.READ_BYTES),
        ResourceAmounts.kilobytes(step, ResourceColumn.WRITE_BYTES),
        ResourceAmounts.kilobytes(step, ResourceColumn.RCHAR_BYTES),
        ResourceAmounts.kilobytes(step, ResourceColumn.WCHAR_BYTES),
        ResourceAmounts.a(step, ResourceColumn.SYSCR_COUNT, 1),
        ResourceAmounts.a(step, ResourceColumn.SYSCW_COUNT, 1),
        ResourceAmounts.a(step, ResourceColumn.MINOR_FAULTS_COUNT, 1),
        ResourceAmounts.a(step, ResourceColumn.MAJOR_FAULTS_COUNT, 1),
        ResourceAmounts.a(step, ResourceColumn.VOLUNTARY_SWITCHES_COUNT, 1),
        ResourceAmounts.a(step, ResourceColumn.INVOLUNTARY_SWITCHES_COUNT, 1),
        ResourceAmounts.a(step, INSTRUCTIONS_COUNT, MILLION),
        PageTable.ratio(step.instructionsPerCycle()),
        ResourceAmounts.a(step, ResourceColumn.CYCLES_COUNT, MILLION),
        ResourceAmounts.rate(step, BRANCH_MISSES_COUNT, BRANCHES_COUNT, 100),
        ResourceAmounts.rate(step, ResourceColumn.L1D_MISSES_COUNT, INSTRUCTIONS_COUNT, 1000),
        ResourceAmounts.rate(step, ResourceColumn.L1I_MISSES_COUNT, INSTRUCTIONS_COUNT, 1000),
        ResourceAmounts.rate(step, ResourceColumn.L2_MISSES_COUNT, INSTRUCTIONS_COUNT, 1000),
        ResourceAmounts.rate(step, ResourceColumn.LLC_MISSES_COUNT, INSTRUCTIONS_COUNT, 1000),
        ResourceAmounts.a(step, ResourceColumn.FLOAT_OPERATIONS_COUNT, MILLION));
  }

  private static List<String> cost(ResourceFigures step) {
    ResourceFigures.SamplingCost cost = step.sampling();
    return List.of(
        Integer.toString(cost.samples()),
        number("%.2f", cost.meanMillis()),
        number("%.1f", cost.cpuPercent()),
        cost.perfCpuMillis() == 0 ? "–" : number("%.0f", cost.perfCpuMillis()));
  }

  private static List<String> notes(List<ResourceFigures> steps) {
    List<String> notes = new ArrayList<>();
    String uncounted =
        steps.stream()
            .filter(step -> !step.perCall().containsKey(INSTRUCTIONS_COUNT.label()))
            .map(PageResources::name)
            .collect(Collectors.joining(", "));
    if (!uncounted.isEmpty()) {
      notes.add(
          uncounted
              + ": software counters of the kernel alone (processor time in ticks of 10 ms, faults, context switches); no instructions were counted.");
    }
    for (ResourceFigures step : steps) {
      step.leastRunningPercent()
          .filter(percent -> percent < 100)
          .map(
              percent ->
                  name(step)
                      + number(
                          ": hardware counters took turns; in some interval one ran for %.0f%% of the time and was scaled.",
                          percent))
          .ifPresent(notes::add);
      if (!step.notCounted().isEmpty()) {
        notes.add(
            name(step)
                + ": in some intervals not counted: "
                + String.join(", ", step.notCounted())
                + ".");
      }
    }
    return notes;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
