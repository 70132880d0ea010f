package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.Repetitions;
import io.faasduet.bench.plan.Plan;
import io.faasduet.cli.bench.AnswerListener;
import io.faasduet.cli.bench.BenchRun;
import io.faasduet.cli.bench.RunOutput;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.PerfCostSettings;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.EarlyDirectory;
import io.faasduet.cli.sebs.results.EarlyTimes;
import io.faasduet.cli.sebs.results.ExperimentsFile;
import io.faasduet.cli.sebs.results.PerfCostFiles;
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
  private Optional<SebsConfig> read = Optional.empty();

  /** A run of which nothing is known to be wrong. */
  record Checked(
      SebsBenchmark benchmark, Plan plan, SebsDeployment deployment, ResultDirectory directory) {}

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
    return invoke(
        name,
        size,
        () -> List.of(new Repetitions(repetitions)),
        List.of(),
        options.outputDir,
        Optional.empty());
  }

  /** Invokes a benchmark so many times at once, from nothing; see {@link #invoke}. */
  int burst(String name, String size, int invocations) {
    boolean lambda = trigger().orElse("http").equals("library");
    return invoke(
        name,
        size,
        () -> List.of(PerfCostDesign.load("burst", 1, invocations, 0, 1)),
        lambda ? List.of("lambda.concurrency=" + Math.max(10, invocations)) : List.of(),
        options.outputDir,
        Optional.empty());
  }

  /**
   * Measures a benchmark's time on this machine, cold in new processes and then warm in one; see
   * {@link #invoke}.
   *
   * @param path where its results go
   */
  int time(String name, String size, int repetitions, Path path) {
    return invoke(
        name,
        size,
        () -> List.of(new ColdStarts(repetitions), new Repetitions(repetitions + 1)),
        List.of(),
        path,
        Optional.of("time"));
  }

  /** The configuration, with what is wrong with it said once. */
  SebsConfig config() {
    if (read.isEmpty()) {
      SebsConfig config = options.read(spec);
      PrintWriter err = spec.commandLine().getErr();
      options.requireJava(config, err);
      if (config.deployment().path("local").has("storage")) {
        err.println(
            "duet: warning: deployment.local.storage is not used: each run has a store of its own");
      }
      read = Optional.of(config);
    }
    return read.get();
  }

  /**
   * A run of experiments with a benchmark.
   *
   * @param results the file or directory that SeBS's results will be, in the run's directory
   * @throws UsageException if something is wrong that is found before anything is written
   */
  Checked checked(
      String name,
      String size,
      Supplier<List<Experiment>> experiments,
      List<String> settings,
      Path path,
      String results) {
    SebsDeployment deployment = options.deployment(config());
    SebsBenchmark benchmark = SebsBenchmark.find(Catalogue.ofThisDirectory(), name);
    Plan plan =
        plan(benchmark, size, deployment, List.of(memory(benchmark)), settings)
            .of(BenchmarkPlan.parse(experiments));
    invocation.servers.requireUse(plan, spec.commandLine().getErr());
    ResultDirectory directory = new ResultDirectory(path);
    directory.requireFree(results);
    return new Checked(benchmark, plan, deployment, directory);
  }

  /** Carries it out; as {@link BenchRun#measure}. */
  int measure(Checked run, AnswerListener answers, ObjectNode facts) {
    return measure(
        run.benchmark(), run.plan(), run.deployment(), run.directory().path(), answers, facts);
  }

  private int invoke(
      String name,
      String size,
      Supplier<List<Experiment>> experiments,
      List<String> settings,
      Path path,
      Optional<String> logged) {
    Checked checked = checked(name, size, experiments, settings, path, ExperimentsFile.NAME);
    SebsBenchmark benchmark = checked.benchmark();
    Plan plan = checked.plan();
    SebsDeployment deployment = checked.deployment();
    ResultDirectory directory = checked.directory();
    ResultConfig facts = new ResultConfig(config(), deployment.name(), deployment.region());
    ExperimentsFile file =
        new ExperimentsFile(
            directory.file(ExperimentsFile.NAME),
            benchmark.deployedName(facts.resourceId()),
            facts.json(),
            ResultConfig.provenance(plan.seed()),
            deployment.isLocal() ? Optional.of(plan.memoryMb().get(0)) : Optional.empty());
    return ShutdownDelay.until(() -> run(checked, file, logged));
  }

  /**
   * Runs SeBS's experiment perf-cost.
   *
   * @return the exit code: 1 if a type got fewer samples than it should have
   * @throws UsageException if something is wrong that is found before anything is written
   */
  int perfCost() {
    PrintWriter err = spec.commandLine().getErr();
    SebsConfig config = config();
    PerfCostSettings settings = PerfCostSettings.of(config);
    SebsDeployment deployment = options.deployment(config);
    SebsBenchmark benchmark = SebsBenchmark.find(Catalogue.ofThisDirectory(), settings.benchmark());
    PerfCostDesign design = new PerfCostDesign(settings);
    List<Integer> memory =
        settings.memoryMb().isEmpty() ? List.of(memory(benchmark)) : settings.memoryMb();
    Plan plan =
        plan(benchmark, settings.size(), deployment, memory, scale(settings, deployment))
            .of(BenchmarkPlan.parse(design::experiments));
    invocation.servers.requireUse(plan, err);
    ResultDirectory directory = new ResultDirectory(options.outputDir);
    directory.requireFree(PerfCostSettings.NAME);
    ResultConfig facts = new ResultConfig(config, deployment.name(), deployment.region());
    PerfCostFiles files =
        new PerfCostFiles(
            directory.file(PerfCostSettings.NAME),
            benchmark.deployedName(facts.resourceId()),
            facts.json(),
            ResultConfig.provenance(plan.seed()),
            new PerfCostFiles.Samples(
                settings.repetitions(),
                deployment.isLocal() ? memory : List.of(),
                design::type,
                design::disposition));
    int expected = settings.types().size() * (deployment.isLocal() ? memory.size() : 1);
    return ShutdownDelay.until(
        () -> {
          int code;
          try (files) {
            code = measure(benchmark, plan, deployment, directory.path(), files, files.duet());
          }
          files.lines().forEach(spec.commandLine().getOut()::println);
          return files.whole(expected) ? code : CommandLine.ExitCode.SOFTWARE;
        });
  }

  /** Lambda on this machine throttles what exceeds its environments. */
  private List<String> scale(PerfCostSettings settings, SebsDeployment deployment) {
    boolean lambda = deployment.isLocal() && trigger().orElse("http").equals("library");
    return lambda
        ? List.of("lambda.concurrency=" + Math.min(1_000, Math.max(10, settings.concurrent())))
        : List.of();
  }

  private int run(Checked checked, ExperimentsFile file, Optional<String> logged) {
    int code;
    EarlyTimes times = new EarlyTimes(file);
    try (file) {
      code = measure(checked, times, file.duet());
    }
    logged.ifPresent(name -> times.write(checked.directory().path()));
    return file.count() == 0 ? code : said(file, checked.directory().path(), code, logged);
  }

  private int measure(
      SebsBenchmark benchmark,
      Plan plan,
      SebsDeployment deployment,
      Path directory,
      AnswerListener answers,
      ObjectNode facts) {
    try (SebsInputs inputs = new SebsInputs(deployment, invocation.validate)) {
      return new BenchRun(spec, RunOutput.in(directory), invocation.servers)
          .measure(
              plan,
              function -> inputs.resolved(benchmark, function, timeout(benchmark), facts),
              List.of(),
              answers);
    }
  }

  private int said(ExperimentsFile file, Path directory, int code, Optional<String> logged) {
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
            logged
                .map(name -> EarlyDirectory.log(directory, name, file.failures()))
                .orElse(directory.resolve(ExperimentsFile.NAME)));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private int memory(SebsBenchmark benchmark) {
    return Optional.ofNullable(invocation.memory).orElse(benchmark.needs().memoryMb());
  }

  private BenchmarkPlan plan(
      SebsBenchmark benchmark,
      String size,
      SebsDeployment deployment,
      List<Integer> memoryMb,
      List<String> settings) {
    String name = Optional.ofNullable(invocation.functionName).orElse(benchmark.name());
    return new BenchmarkPlan(
        "sebs " + benchmark.id(),
        List.of(BenchmarkPlan.function(benchmark, size)),
        List.of(deployment.target(name, trigger())),
        memoryMb,
        timeout(benchmark),
        settings);
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
}
