package io.faasduet.cli.sebs;

import io.faasduet.bench.experiment.Repetitions;
import io.faasduet.cli.cloud.CloudException;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.results.ExperimentsFile;
import io.faasduet.cli.sebs.results.RegressionTests;
import io.faasduet.cli.sebs.results.ResultConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * Regression tests on AWS: the function of each benchmark is made, or used if it is there and fits,
 * and invoked once.
 *
 * @param directory of the results, where each benchmark has its own
 */
record CloudRegression(BenchmarkRun runs, String size, Path directory) {

  /**
   * Tests benchmarks, each of which has failed if it cannot be made.
   *
   * @throws UsageException if credentials, region or role are missing; nothing is made then
   */
  void test(List<SebsBenchmark> benchmarks, RegressionTests tests) {
    runs.placed(checked(benchmarks.get(0))).close();
    for (SebsBenchmark each : benchmarks) {
      try {
        runs.measure(checked(each), tests, ResultConfig.provenance(0));
      } catch (UsageException | CloudException e) {
        tests.failed(each.name() + " on " + runs.deployment().name(), e.getMessage());
      }
    }
  }

  private BenchmarkRun.Checked checked(SebsBenchmark benchmark) {
    return runs.checked(
        benchmark,
        runs.deployment(),
        size,
        () -> List.of(new Repetitions(1)),
        List.of(),
        directory.resolve(benchmark.id()),
        ExperimentsFile.NAME);
  }
}
