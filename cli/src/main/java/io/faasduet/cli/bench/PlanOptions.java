package io.faasduet.cli.bench;

import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanBuilder;
import io.faasduet.bench.plan.PlanSchema;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.remote.GrpcServerPlatform;
import io.faasduet.bench.platform.remote.HttpServerPlatform;
import io.faasduet.cli.command.JdkOption;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.function.InputOption;
import io.faasduet.cli.function.RequestOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every experiment is told: which functions, where, with which memory. */
final class PlanOptions {
  private static final List<Platform> SERVERS =
      List.of(new HttpServerPlatform(), new GrpcServerPlatform());

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Parameters(
      paramLabel = "FUNCTION",
      arity = "1..*",
      description = "Names, directories, zips or jars of functions.")
  List<String> functions = List.of();

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      split = ",",
      description = {
        "Where: lambda, http, grpc, knative, fleet here; lambda:NAME[:ALIAS][@REGION], "
            + "http[s]://HOST:PORT/, grpc[s]://HOST:PORT/duet (or /greeter) elsewhere.",
        "Default: ${DEFAULT-VALUE}."
      })
  List<String> targets;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      split = ",",
      description = "Memory sizes of processes on this machine; default: ${DEFAULT-VALUE}.")
  List<Integer> memory;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The model that answers, as for 'duet invoke'.")
  @Nullable String model;

  @Mixin StartOption start = new StartOption();

  @Mixin JdkOption jdk = new JdkOption();

  @Mixin RequestOption request = new RequestOption();

  @Mixin InputOption input = new InputOption();

  @Mixin ServerOptions servers = new ServerOptions();

  @Option(
      names = "--set",
      paramLabel = "PLATFORM.OPTION=VALUE",
      description = {
        "An option of a platform, as plans have them: knative.max_scale=3.",
        "May be given several times; 'duet bench plan quick --show' has all."
      })
  List<String> settings = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long a request may take; default ${DEFAULT-VALUE}.")
  double timeout;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Decides the order of the calls; default ${DEFAULT-VALUE}.")
  long seed;

  /** With the defaults of plans. */
  PlanOptions() {
    this(Plan.DEFAULT_TARGETS, Plan.DEFAULT_MEMORY_MB);
  }

  /** With defaults of the experiment's own. */
  PlanOptions(List<String> targets, List<Integer> memory) {
    this.targets = targets;
    this.memory = memory;
  }

  /** The plan of those experiments. */
  Plan plan(String name, List<? extends Experiment> experiments) {
    Optional<String> json = request.read(functions.size(), System.in);
    Plan plan = parse(() -> build(name, experiments, json));
    requireUse(plan);
    return plan;
  }

  /**
   * Says after how many seconds without requests the instances of servers elsewhere have ended.
   *
   * @throws UsageException if no target is one
   */
  void leaveIdle(double seconds) {
    List<String> told =
        targets.stream()
            .flatMap(target -> SERVERS.stream().filter(server -> server.accepts(target)))
            .map(server -> server.key() + ".idle_seconds=" + seconds)
            .distinct()
            .toList();
    if (told.isEmpty()) {
      throw new UsageException(
          "--idle is for targets http://, https:// and grpc://, and there is none; leave it out");
    }
    settings = Stream.concat(settings.stream(), told.stream()).toList();
  }

  private Plan build(String name, List<? extends Experiment> experiments, Optional<String> json) {
    PlanBuilder plan =
        PlanSchema.STANDARD
            .plan()
            .name(name)
            .functions(functions.stream().map(function -> function(function, json)).toList())
            .targets(targets)
            .memoryMb(memory)
            .timeoutSeconds(timeout)
            .seed(seed);
    start.tell(plan);
    plan.jdk(jdk.choice());
    experiments.forEach(plan::experiment);
    settings.forEach(plan::set);
    return plan.build();
  }

  /** Refuses options that do nothing on any of the plan's targets. */
  private void requireUse(Plan plan) {
    List<Platform> platforms =
        plan.targets().stream().map(PlanSchema.STANDARD.platforms()::of).toList();
    if (platforms.stream().noneMatch(Platform::local)) {
      boolean sized = command.commandLine().getParseResult().hasMatchedOption("--memory");
      requireLocal("--model", model != null);
      requireLocal("--memory", sized);
      requireLocal("--start", !start.start.isEmpty());
      requireLocal("--compiler", !start.compiler.isEmpty());
      requireLocal("--jdk", jdk.choice().isPresent());
    }
    jdk.java();
    for (String setting : settings) {
      String key = setting.replaceFirst("\\..*", "");
      if (platforms.stream().noneMatch(platform -> platform.key().equals(key))) {
        throw new UsageException(
            "--set %s is for the target %s, which is not measured; add it to --target"
                .formatted(setting, key));
      }
    }
  }

  private static void requireLocal(String option, boolean given) {
    if (given) {
      throw new UsageException(
          option + " is for targets on this machine, and there is none; leave it out");
    }
  }

  private PlannedFunction function(String name, Optional<String> json) {
    return new PlannedFunction(
        name, Optional.empty(), json, Optional.ofNullable(model), input.size());
  }

  /** Something of a plan that was made of options: what is wrong with it is wrong usage. */
  static <T> T parse(Supplier<T> made) {
    try {
      return made.get();
    } catch (PlanException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
