package io.faasduet.cli.sebs;

import io.faasduet.bench.experiment.Repetitions;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanSchema;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.cli.bench.BenchRun;
import io.faasduet.cli.bench.RunOutput;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.ExperimentsFile;
import io.faasduet.cli.sebs.results.ResultConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Invokes a benchmark by a plan, and leaves SeBS's results beside Duet's. */
final class BenchmarkRun {
  private final CommandSpec spec;
  private final SebsOptions options;
  private final InvocationOptions invocation;

  BenchmarkRun(CommandSpec spec, SebsOptions options, InvocationOptions invocation) {
    this.spec = spec;
    this.options = options;
    this.invocation = invocation;
  }

  /**
   * Invokes a benchmark, one repetition after the other.
   *
   * @return the exit code: 1 if an invocation failed
   * @throws UsageException if something is wrong that is found before anything is written
   */
  int invoke(String name, String size, int repetitions) {
    PrintWriter err = spec.commandLine().getErr();
    SebsConfig config = options.read(err);
    options.requireJava(config, err);
    SebsDeployment deployment = options.deployment(config);
    SebsBenchmark benchmark = SebsBenchmark.find(Catalogue.ofThisDirectory(), name);
    Plan plan = parse(() -> plan(benchmark, size, repetitions, deployment));
    invocation.servers.requireUse(plan, err);
    ResultDirectory directory = new ResultDirectory(options.outputDir);
    directory.requireFree();
    ResultConfig facts = new ResultConfig(config, deployment.name(), deployment.region());
    ExperimentsFile file =
        new ExperimentsFile(
            directory.file(ExperimentsFile.NAME),
            benchmark.deployedName(facts.resourceId()),
            facts.json(),
            ResultConfig.provenance(plan.seed()),
            deployment.isLocal() ? Optional.of(plan.memoryMb().get(0)) : Optional.empty());
    return ShutdownDelay.until(() -> run(benchmark, plan, deployment, directory.path(), file));
  }

  private int run(
      SebsBenchmark benchmark,
      Plan plan,
      SebsDeployment deployment,
      Path directory,
      ExperimentsFile file) {
    int code;
    try (file;
        SebsInputs inputs = new SebsInputs(deployment, invocation.validate)) {
      code =
          new BenchRun(spec, RunOutput.in(directory), invocation.servers)
              .measure(
                  plan,
                  function -> inputs.resolved(benchmark, function, timeout(benchmark), file.duet()),
                  List.of(),
                  file);
    }
    return file.count() == 0 ? code : said(file, directory, code);
  }

  private int said(ExperimentsFile file, Path directory, int code) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("SeBS's results are " + directory.resolve(ExperimentsFile.NAME));
    out.flush();
    if (file.failures().isEmpty()) {
      return code;
    }
    spec.commandLine()
        .getErr()
        .printf(
            "duet: %d of %d invocations failed, first with %s; all are in %s%n",
            file.failures().size(),
            file.count(),
            file.failures().get(0),
            directory.resolve(ExperimentsFile.NAME));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private Plan plan(
      SebsBenchmark benchmark, String size, int repetitions, SebsDeployment deployment) {
    String name = Optional.ofNullable(invocation.functionName).orElse(benchmark.name());
    return PlanSchema.STANDARD
        .plan()
        .name("sebs " + benchmark.id())
        .functions(
            List.of(
                new PlannedFunction(
                    benchmark.name(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(size))))
        .targets(List.of(deployment.target(name, trigger())))
        .memoryMb(
            List.of(Optional.ofNullable(invocation.memory).orElse(benchmark.needs().memoryMb())))
        .timeoutSeconds(timeout(benchmark).toSeconds())
        .experiment(new Repetitions(repetitions))
        .build();
  }

  private Optional<String> trigger() {
    Optional<String> given = invocation.trigger();
    if (given.isPresent() && !List.of("http", "library").contains(given.get())) {
      throw new UsageException("--trigger must be http or library, not " + given.get());
    }
    return given;
  }

  private Duration timeout(SebsBenchmark benchmark) {
    return Optional.ofNullable(invocation.timeout)
        .map(Duration::ofSeconds)
        .orElse(benchmark.needs().timeout());
  }

  /** Something made of options: what is wrong with it is wrong usage. */
  static <T> T parse(Supplier<T> made) {
    try {
      return made.get();
    } catch (PlanException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
