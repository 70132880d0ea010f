package io.faasduet.cli.sebs;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.PerfCostSettings;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.PerfCostFiles;
import io.faasduet.cli.sebs.results.ResultConfig;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** SeBS's experiment perf-cost as one run. */
record PerfCostRun(CommandSpec spec, BenchmarkRun runs, SebsOptions options, CostBound bound) {

  /**
   * Runs SeBS's experiment perf-cost.
   *
   * @return the exit code: 1 if a type got fewer samples than it should have
   * @throws UsageException if something is wrong that is found before anything is written
   */
  int run() {
    SebsConfig config = runs.config();
    PerfCostSettings settings = PerfCostSettings.of(config);
    SebsDeployment deployment = runs.deployment();
    SebsBenchmark benchmark = SebsBenchmark.find(Catalogue.ofThisDirectory(), settings.benchmark());
    List<Integer> memory =
        settings.memoryMb().isEmpty() ? List.of(runs.memory(benchmark)) : settings.memoryMb();
    if (!runs.makesFunction(deployment) || memory.size() == 1) {
      return run(settings, List.of(checked(settings, benchmark, memory, options.outputDir)));
    }
    ResultDirectory.requireNone(options.outputDir.resolve(PerfCostSettings.NAME));
    return run(
        settings,
        memory.stream()
            .map(
                size ->
                    checked(
                        settings,
                        benchmark,
                        List.of(size),
                        options.outputDir.resolve("memory-" + size)))
            .toList());
  }

  private BenchmarkRun.Checked checked(
      PerfCostSettings settings, SebsBenchmark benchmark, List<Integer> memory, Path directory) {
    return runs.checked(
        benchmark,
        runs.deployment(),
        target ->
            runs.plan(benchmark, settings.size(), target, memory, scale(settings))
                .of(BenchmarkPlan.parse(new PerfCostDesign(settings)::experiments)),
        directory,
        PerfCostSettings.NAME);
  }

  /**
   * Carries out one run after the other: a function that is made has one memory size at a time,
   * which is read back before it is invoked.
   */
  private int run(PerfCostSettings settings, List<BenchmarkRun.Checked> sizes) {
    bound.announce(runs, sizes, spec.commandLine().getOut());
    try (PlacedBenchmark place = runs.placed(sizes.get(0))) {
      return ShutdownDelay.until(
          () -> {
            int code = CommandLine.ExitCode.OK;
            for (BenchmarkRun.Checked each : sizes) {
              boolean goesOn = !ShutdownDelay.isEnding() && !bound.reached();
              code = goesOn ? Math.max(code, run(settings, each, place)) : code;
            }
            bound.report(spec.commandLine().getErr());
            return code;
          });
    }
  }

  private int run(PerfCostSettings settings, BenchmarkRun.Checked run, PlacedBenchmark place) {
    PerfCostDesign design = new PerfCostDesign(settings);
    List<Integer> memory = run.plan().memoryMb();
    PerfCostFiles files =
        new PerfCostFiles(
            options.outputDir.resolve(PerfCostSettings.NAME),
            place.functionName(),
            place.facts().json(),
            ResultConfig.provenance(run.plan().seed()),
            new PerfCostFiles.Samples(
                settings.repetitions(),
                place.hasMemory() ? memory : List.of(),
                design::type,
                design::disposition));
    int code;
    try (files) {
      code = runs.measure(run, place, bound.counting(run.plan(), files), files.duet());
    }
    files.lines(settings.types()).forEach(spec.commandLine().getOut()::println);
    int expected = settings.types().size() * (place.hasMemory() ? memory.size() : 1);
    return files.whole(expected) ? code : CommandLine.ExitCode.SOFTWARE;
  }

  /** Lambda on this machine throttles what exceeds its environments. */
  private List<String> scale(PerfCostSettings settings) {
    return runs.isLocalLambda(runs.deployment())
        ? List.of("lambda.concurrency=" + Math.min(1_000, Math.max(10, settings.concurrent())))
        : List.of();
  }
}
