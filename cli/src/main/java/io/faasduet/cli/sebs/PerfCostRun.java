package io.faasduet.cli.sebs;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.PerfCostSettings;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.PerfCostFiles;
import io.faasduet.cli.sebs.results.ResultConfig;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** SeBS's experiment perf-cost as one run. */
record PerfCostRun(CommandSpec spec, BenchmarkRun runs, SebsOptions options) {

  /**
   * Runs SeBS's experiment perf-cost.
   *
   * @return the exit code: 1 if a type got fewer samples than it should have
   * @throws UsageException if something is wrong that is found before anything is written
   */
  int run() {
    SebsConfig config = runs.config();
    PerfCostSettings settings = PerfCostSettings.of(config);
    SebsDeployment deployment = options.deployment(config);
    SebsBenchmark benchmark = SebsBenchmark.find(Catalogue.ofThisDirectory(), settings.benchmark());
    PerfCostDesign design = new PerfCostDesign(settings);
    List<Integer> memory =
        settings.memoryMb().isEmpty() ? List.of(runs.memory(benchmark)) : settings.memoryMb();
    if (runs.makesFunction(deployment) && memory.size() > 1) {
      throw new UsageException(
          "perf-cost on AWS deploys one memory size a run; leave one in memory-sizes");
    }
    BenchmarkRun.Checked checked =
        runs.checked(
            benchmark,
            deployment,
            target ->
                runs.plan(benchmark, settings.size(), target, memory, scale(settings, deployment))
                    .of(BenchmarkPlan.parse(design::experiments)),
            options.outputDir,
            PerfCostSettings.NAME);
    try (PlacedBenchmark place = runs.placed(checked)) {
      PerfCostFiles files =
          new PerfCostFiles(
              checked.directory().file(PerfCostSettings.NAME),
              place.functionName(),
              place.facts().json(),
              ResultConfig.provenance(checked.plan().seed()),
              new PerfCostFiles.Samples(
                  settings.repetitions(),
                  place.hasMemory() ? memory : List.of(),
                  design::type,
                  design::disposition));
      int expected = settings.types().size() * (place.hasMemory() ? memory.size() : 1);
      return ShutdownDelay.until(
          () -> {
            int code;
            try (files) {
              code = runs.measure(checked, place, files, files.duet());
            }
            files.lines().forEach(spec.commandLine().getOut()::println);
            return files.whole(expected) ? code : CommandLine.ExitCode.SOFTWARE;
          });
    }
  }

  /** Lambda on this machine throttles what exceeds its environments. */
  private List<String> scale(PerfCostSettings settings, SebsDeployment deployment) {
    boolean lambda = deployment.isLocal() && runs.trigger().orElse("http").equals("library");
    return lambda
        ? List.of("lambda.concurrency=" + Math.min(1_000, Math.max(10, settings.concurrent())))
        : List.of();
  }
}
