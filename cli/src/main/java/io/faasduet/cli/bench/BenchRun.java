package io.faasduet.cli.bench;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.client.ServerAccess;
import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanFile;
import io.faasduet.bench.plan.PlanRun;
import io.faasduet.bench.plan.PlanSchema;
import io.faasduet.bench.plan.PlanTargets;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.plan.PreparedRun;
import io.faasduet.bench.plan.RunOrigin;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.bench.platform.local.LocalLimits;
import io.faasduet.bench.platform.remote.GrpcServerPlatform;
import io.faasduet.bench.platform.remote.HttpServerPlatform;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.RunLock;
import io.faasduet.cli.command.BuildVersion;
import io.faasduet.cli.command.CommandText;
import io.faasduet.cli.command.ServiceEndpoint;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.function.BenchmarkInputs;
import io.faasduet.localcloud.distance.DistanceProfile;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a plan for a command: with progress, the report at the end, and an exit code. */
public final class BenchRun {
  private final CommandSpec spec;
  private final RunOutput out;
  private final ServerOptions servers;
  private final PlanSchema schema;

  /** Of a command that sends no headers of its own to servers elsewhere. */
  public BenchRun(CommandSpec spec, RunOutput out) {
    this(spec, out, new ServerOptions());
  }

  /**
   * Of a command.
   *
   * @throws UsageException if an option for servers has no such value
   */
  public BenchRun(CommandSpec spec, RunOutput out, ServerOptions servers) {
    this(spec, out, servers, UnaryOperator.identity());
  }

  /**
   * Of a command whose targets are opened elsewhere than usual.
   *
   * @param placed the schema with the platforms of the command's own
   */
  public BenchRun(
      CommandSpec spec, RunOutput out, ServerOptions servers, UnaryOperator<PlanSchema> placed) {
    this.spec = spec;
    this.out = out;
    this.servers = servers;
    ServerAccess access = servers.access();
    this.schema =
        placed.apply(
            PlanSchema.standard(
                lambdaEndpoint(),
                List.of(new HttpServerPlatform(access), new GrpcServerPlatform(access))));
  }

  /** A new run of functions that are found by name; an earlier one in its place is set aside. */
  public int measure(Plan plan) {
    return measure(plan, List.of());
  }

  /**
   * The same.
   *
   * @param settings what the results say of the run, besides the plan
   */
  int measure(Plan plan, List<Run.Setting> settings) {
    servers.requireUse(plan, spec.commandLine().getErr());
    NamedFunctions functions = NamedFunctions.of(plan, schema);
    Optional<DistanceProfile> distance = functions.distance();
    functions.requireUsable(spec.commandLine().getErr());
    out.requireFree();
    return ShutdownDelay.until(
        () -> {
          try (BenchmarkInputs inputs = new BenchmarkInputs(distance)) {
            return measure(plan, function -> functions.resolve(function, inputs), settings);
          }
        });
  }

  /**
   * A new run; an earlier one in its place is set aside once all is known to be usable. The process
   * must not end before it returns.
   *
   * @param functions finds the plan's functions
   * @param settings what the results say of the run, besides the plan
   * @return the exit code
   */
  int measure(
      Plan plan,
      Function<PlannedFunction, ResolvedFunction> functions,
      List<Run.Setting> settings) {
    return measure(plan, functions, settings, AnswerListener.NONE);
  }

  /**
   * The same, for a command that looks at every answer.
   *
   * @param answers is told of each answer once its sample is on file
   */
  public int measure(
      Plan plan,
      Function<PlannedFunction, ResolvedFunction> functions,
      List<Run.Setting> settings,
      AnswerListener answers) {
    PlanFile file = new PlanFile(schema);
    return run(
        plan,
        functions,
        settings,
        answers,
        () -> out.takeEmpty(spec.commandLine().getOut()),
        (prepared, origin, listener) -> prepared.run(file, out.directory, origin, listener));
  }

  /**
   * Resumes a run.
   *
   * @throws UsageException if there is none, or it is of another plan
   */
  public int resume(Plan plan) {
    servers.requireUse(plan, spec.commandLine().getErr());
    Path earlier = out.directory.resolve(PlanRun.PLAN);
    if (!Files.exists(earlier)) {
      throw new UsageException(out.directory + " holds no run of a plan; leave out --resume");
    } else if (!PlanFile.read(earlier).equals(plan)) {
      throw new UsageException(
          "the run in " + out.directory + " is of another plan: see " + earlier);
    }
    out.requireUsable();
    NamedFunctions functions = NamedFunctions.of(plan, schema);
    Optional<DistanceProfile> distance = functions.distance();
    return ShutdownDelay.until(
        () -> {
          try (BenchmarkInputs inputs = new BenchmarkInputs(distance)) {
            return run(
                plan,
                function -> functions.resolve(function, inputs),
                List.of(),
                AnswerListener.NONE,
                out::take,
                (prepared, origin, listener) -> prepared.resume(out.directory, origin, listener));
          }
        });
  }

  /** Runs a plan from its start, or from where it was cut short. */
  @FunctionalInterface
  private interface Runner {
    void run(PreparedRun prepared, RunOrigin origin, RunListener listener);
  }

  private int run(
      Plan plan,
      Function<PlannedFunction, ResolvedFunction> functions,
      List<Run.Setting> settings,
      AnswerListener answers,
      Supplier<RunLock> directory,
      Runner runner) {
    List<Run.Setting> all = new ArrayList<>();
    if (plan.targets().stream().anyMatch(target -> schema.platforms().of(target).local())) {
      all.addAll(LocalLimits.of(plan.memoryMb()));
    }
    plan.distance()
        .map(text -> DistanceProfile.of(text).description())
        .ifPresent(drawn -> all.add(new Run.Setting(Run.Setting.DISTANCE, drawn)));
    all.addAll(settings);
    all.addAll(servers.settings());
    String command = CommandText.of(spec, ServerOptions.HEADER);
    RunOrigin origin = new RunOrigin(command, BuildVersion.version(), all);
    AnsweredSamples answered = new AnsweredSamples(answers);
    Optional<RunLock> lock = Optional.empty();
    try {
      boolean interrupted = false;
      try (PlanTargets targets =
              new PlanTargets(
                  plan,
                  schema.platforms(),
                  function -> answered.watching(functions.apply(function)));
          RunProgress progress = new RunProgress(spec.commandLine().getErr())) {
        PreparedRun prepared = PlanOptions.parse(() -> PreparedRun.of(plan, targets));
        new PlannedComparisons(plan).warning().ifPresent(spec.commandLine().getErr()::println);
        lock = Optional.of(directory.get());
        runner.run(prepared, origin, answered.listener(progress));
      } catch (CancellationException e) {
        interrupted = true;
      }
      Optional<Summary> summary = out.report(!interrupted, spec.commandLine().getOut());
      return interrupted || summary.isEmpty()
          ? CommandLine.ExitCode.SOFTWARE
          : exitCode(plan, summary.get());
    } finally {
      lock.ifPresent(RunLock::close);
    }
  }

  /** A run without one of its sides has failed; single failures are part of its figures. */
  private int exitCode(Plan plan, Summary summary) {
    PrintWriter err = spec.commandLine().getErr();
    List<String> unanswered = new Unanswered(plan).in(summary);
    if (!unanswered.isEmpty()) {
      unanswered.forEach(what -> err.println("no request was answered: " + what));
      return CommandLine.ExitCode.SOFTWARE;
    }
    return out.failIf.passedBy(summary, err) ? FailIf.LIMIT_PASSED : CommandLine.ExitCode.OK;
  }

  private static Optional<URI> lambdaEndpoint() {
    return ServiceEndpoint.of("LAMBDA", System.getenv());
  }
}
