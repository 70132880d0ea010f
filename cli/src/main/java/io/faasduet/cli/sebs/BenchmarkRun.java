package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.PingPong;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.cli.bench.AnswerListener;
import io.faasduet.cli.bench.BenchRun;
import io.faasduet.cli.bench.RunOutput;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs of benchmarks by plans: the configuration, what is checked before anything is written, and
 * the measurement.
 */
final class BenchmarkRun {
  private static final String EVERY_ADDRESS = "0.0.0.0";

  private final CommandSpec spec;
  private final SebsOptions options;
  private final InvocationOptions invocation;
  private Optional<SebsConfig> read = Optional.empty();

  /**
   * A run of which nothing is known to be wrong.
   *
   * @param plan of a function that is there, or is like the one that will be
   * @param plans the plan by its target
   */
  record Checked(
      SebsBenchmark benchmark,
      Plan plan,
      Function<String, Plan> plans,
      SebsDeployment deployment,
      ResultDirectory directory) {}

  BenchmarkRun(CommandSpec spec, SebsOptions options, InvocationOptions invocation) {
    this.spec = spec;
    this.options = options;
    this.invocation = invocation;
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
    SebsBenchmark benchmark = SebsBenchmark.find(Catalogue.ofThisDirectory(), name);
    return checked(benchmark, deployment(), size, experiments, settings, path, results);
  }

  /** The same of a benchmark that was found. */
  Checked checked(
      SebsBenchmark benchmark,
      SebsDeployment deployment,
      String size,
      Supplier<List<Experiment>> experiments,
      List<String> settings,
      Path path,
      String results) {
    return checked(
        benchmark,
        deployment,
        target ->
            plan(benchmark, size, target, List.of(memory(benchmark)), settings)
                .of(BenchmarkPlan.parse(experiments)),
        path,
        results);
  }

  /** The same, of a plan by its target. */
  Checked checked(
      SebsBenchmark benchmark,
      SebsDeployment deployment,
      Function<String, Plan> plans,
      Path path,
      String results) {
    Plan plan =
        plans.apply(
            makesFunction(deployment)
                ? "lambda:" + benchmark.deployedName("new")
                : deployment.target(invocation.functionName().orElse(benchmark.name()), trigger()));
    invocation.servers.requireUse(plan, spec.commandLine().getErr());
    ResultDirectory directory = new ResultDirectory(path);
    directory.requireFree(results);
    return new Checked(benchmark, plan, plans, deployment, directory);
  }

  /** Carries it out; as {@link BenchRun#measure}. */
  int measure(Checked run, AnswerListener answers, ObjectNode facts) {
    try (PlacedBenchmark place = placed(run)) {
      return measure(run, place, answers, facts);
    }
  }

  /**
   * Datagrams to a server of this machine, by the address by which functions reach it.
   *
   * @param listen where the server is; without it, where that address leads
   */
  PingPong datagrams(int rounds, int calls, Optional<String> listen) {
    Optional<String> address = options.cloud.publicAddress(deployment(), config());
    return new PingPong(
        rounds, calls, listen.orElse(address.isPresent() ? EVERY_ADDRESS : "127.0.0.1"), address);
  }

  CommandSpec spec() {
    return spec;
  }

  /** Where results go unless a command says otherwise. */
  Path outputDirectory() {
    return options.outputDir;
  }

  /** Where benchmarks are run. */
  SebsDeployment deployment() {
    return options.deployment(config());
  }

  /** Whether functions run on Lambda of this machine. */
  boolean isLocalLambda(SebsDeployment deployment) {
    return deployment.isLocal() && trigger().orElse("http").equals("library");
  }

  boolean makesFunction(SebsDeployment deployment) {
    return deployment.makesFunction(invocation.functionName(), trigger());
  }

  PlacedBenchmark placed(Checked run) {
    return PlacedBenchmark.of(run.benchmark(), run.deployment(), options, invocation, config());
  }

  int measure(Checked run, PlacedBenchmark place, AnswerListener answers, ObjectNode facts) {
    Duration timeout = timeout(run.benchmark());
    Plan plan = run.plan();
    try (SebsInputs inputs = place.inputs(invocation.validate)) {
      Function<PlannedFunction, ResolvedFunction> functions =
          function -> inputs.resolved(run.benchmark(), function, timeout, facts);
      if (makesFunction(run.deployment())) {
        ResolvedFunction made = functions.apply(plan.functions().get(0));
        functions = function -> made;
        plan = run.plans().apply(place.deploy(plan.memoryMb().get(0), timeout, facts));
      }
      return new BenchRun(spec, RunOutput.in(run.directory().path()), invocation.servers)
          .measure(plan, functions, List.of(), answers);
    }
  }

  int memory(SebsBenchmark benchmark) {
    return Optional.ofNullable(invocation.memory).orElse(benchmark.needs().memoryMb());
  }

  BenchmarkPlan plan(
      SebsBenchmark benchmark,
      String size,
      String target,
      List<Integer> memoryMb,
      List<String> settings) {
    return new BenchmarkPlan(
        "sebs " + benchmark.id(),
        List.of(BenchmarkPlan.function(benchmark, size)),
        List.of(target),
        memoryMb,
        timeout(benchmark),
        settings);
  }

  Optional<String> trigger() {
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
