package io.faasduet.cli.sebs;

import io.faasduet.bench.experiment.Repetitions;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.cli.bench.BenchRun;
import io.faasduet.cli.bench.RunOutput;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.ExperimentsFile;
import io.faasduet.cli.sebs.results.RegressionTests;
import io.faasduet.cli.sebs.results.ResultConfig;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "regression",
    description = {
      "Invoke every benchmark once and check its answers.",
      "On this machine on Lambda, HTTP and gRPC; on AWS its function, which is made.",
      "It exits with 1 if one fails, or if there is none."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs benchmark regression test --output-dir regression"})
final class BenchmarkRegressionCommand implements Callable<Integer> {
  private static final List<String> TARGETS = List.of("lambda", "http", "grpc");

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "SIZE", description = "test, small or large.")
  String size;

  @Option(
      names = "--benchmark-name",
      paramLabel = "BENCH",
      description = "Only this one; default: all.")
  @Nullable String benchmark;

  @Mixin SebsOptions options = new SebsOptions();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    BenchmarkRun runs = new BenchmarkRun(spec, options, new InvocationOptions());
    SebsDeployment deployment = runs.deployment();
    if (!deployment.isLocal() && !deployment.isAws()) {
      throw new UsageException(
          "regression tests are run on this machine or on AWS, as %s makes no functions; use --deployment local or aws, or 'benchmark invoke'"
              .formatted(deployment.name()));
    }
    List<SebsBenchmark> benchmarks = benchmarks(Catalogue.ofThisDirectory());
    if (benchmarks.isEmpty()) {
      err.println("duet: no benchmark was tested, as none is built; run 'mvn package'");
      return CommandLine.ExitCode.SOFTWARE;
    }
    planned(benchmarks.get(0)); // refuses a size that there is not
    ResultDirectory directory = new ResultDirectory(options.outputDir);
    directory.requireFree(ExperimentsFile.NAME);
    RegressionTests tests = new RegressionTests();
    return ShutdownDelay.until(
        () -> {
          if (deployment.isAws()) {
            new CloudRegression(runs, size, directory.path()).test(benchmarks, tests);
          } else {
            test(benchmarks, deployment, directory, tests);
          }
          tests.lines().forEach(spec.commandLine().getOut()::println);
          return tests.passed() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        });
  }

  private List<SebsBenchmark> benchmarks(Catalogue catalogue) {
    return benchmark == null
        ? SebsBenchmark.all(catalogue)
        : List.of(SebsBenchmark.find(catalogue, benchmark));
  }

  private void test(
      List<SebsBenchmark> benchmarks,
      SebsDeployment deployment,
      ResultDirectory directory,
      RegressionTests tests) {
    try (SebsInputs inputs = new SebsInputs(deployment, true)) {
      Map<String, ResolvedFunction> usable = usable(benchmarks, inputs, tests);
      if (!usable.isEmpty()) {
        Plan plan = plan(benchmarks, usable);
        new BenchRun(spec, RunOutput.in(directory.path()))
            .measure(plan, function -> usable.get(function.function()), List.of(), tests);
      }
    }
  }

  /** Those whose input can be made; for the others that is their failure. */
  private Map<String, ResolvedFunction> usable(
      List<SebsBenchmark> benchmarks, SebsInputs inputs, RegressionTests tests) {
    Map<String, ResolvedFunction> usable = new LinkedHashMap<>();
    for (SebsBenchmark each : benchmarks) {
      try {
        usable.put(
            each.name(),
            inputs.resolved(
                each, planned(each), each.needs().timeout(), ResultConfig.provenance(0)));
      } catch (UsageException unusable) {
        if (benchmark != null) {
          throw unusable;
        }
        tests.failed(each.name(), unusable.getMessage());
      }
    }
    return usable;
  }

  private PlannedFunction planned(SebsBenchmark each) {
    return BenchmarkPlan.function(each, size);
  }

  /** All have the memory and the time of the one that needs most. */
  private Plan plan(List<SebsBenchmark> benchmarks, Map<String, ResolvedFunction> usable) {
    List<SebsBenchmark> tested =
        benchmarks.stream().filter(each -> usable.containsKey(each.name())).toList();
    int memory = tested.stream().mapToInt(each -> each.needs().memoryMb()).max().orElseThrow();
    Duration timeout =
        tested.stream().map(each -> each.needs().timeout()).max(Duration::compareTo).orElseThrow();
    return new BenchmarkPlan(
            "sebs regression",
            tested.stream().map(this::planned).toList(),
            TARGETS,
            List.of(Math.max(memory, Plan.DEFAULT_MEMORY_MB.get(0))),
            timeout,
            List.of())
        .of(List.of(new Repetitions(1)));
  }
}
