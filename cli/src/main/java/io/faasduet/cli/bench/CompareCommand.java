package io.faasduet.cli.bench;

import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.experiment.WarmCalls;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanBuilder;
import io.faasduet.bench.plan.PlanSchema;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.results.Run;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.JdkOption;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.function.InputOption;
import io.faasduet.cli.function.LocalSession;
import io.faasduet.cli.function.ModelOption;
import io.faasduet.cli.function.RequestOption;
import io.faasduet.cli.function.S3Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    description = {
      "Compare functions on Lambda, HTTP and gRPC: cold starts and warm calls.",
      "Ctrl-C ends it early, with the report of what was measured and exit code 130."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet compare chameleon --cold 3 --warm 50 --out /tmp/report"})
public final class CompareCommand implements Callable<Integer> {
  /** The fewest that can show a difference among four functions on three targets. */
  private static final int COLD_STARTS = 7;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FUNCTION",
      arity = "0..*",
      description =
          "Names, directories, zips or jars of functions; by default those below "
              + "this directory, or all of 'duet list' if it has none, without suites' benchmarks.")
  List<String> functions = List.of();

  @Option(
      names = "--cold",
      paramLabel = "N",
      defaultValue = "" + COLD_STARTS,
      description = "Cold starts of each function on each target; default ${DEFAULT-VALUE}.")
  int cold;

  @Option(
      names = "--warm",
      paramLabel = "N",
      defaultValue = "200",
      description = "Warm calls, spread over those processes; default ${DEFAULT-VALUE}.")
  int warm;

  @Mixin RunOutput out = new RunOutput();

  @Mixin RequestOption request = new RequestOption();

  @Mixin S3Option s3 = new S3Option();

  @Mixin ModelOption model = new ModelOption();

  @Mixin InputOption input = new InputOption();

  @Mixin JdkOption jdk = new JdkOption();

  @Mixin StartOption start = new StartOption();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides the order of the calls; default: the time.")
  @Nullable Long seed;

  @Override
  public Integer call() {
    if (cold < 1) {
      throw new UsageException("--cold must be at least 1, not " + cold);
    } else if (warm < 0) {
      throw new UsageException("--warm must not be negative, not " + warm);
    }
    Map<String, PackagedFunction> chosen = chosen(Catalogue.ofThisDirectory());
    chosen.values().forEach(model::settings);
    jdk.java();
    s3.requireUse(chosen.values(), spec.commandLine().getErr());
    input.requireUse(chosen.values());
    chosen.values().forEach(PackagedFunction::artefact);
    Plan plan = plan(chosen);
    for (PlannedFunction function : plan.functions()) {
      RequestOption.warn(
          function.request(),
          chosen.get(function.function()).descriptor(),
          spec.commandLine().getErr());
    }
    out.requireFree();
    return ShutdownDelay.until(() -> compare(chosen, plan));
  }

  private int compare(Map<String, PackagedFunction> chosen, Plan plan) {
    try (LocalSession session = LocalSession.open(s3.s3, model, input)) {
      return new BenchRun(spec, out)
          .measure(
              plan,
              function -> session.resolved(chosen.get(function.function()), function.request()),
              settings());
    }
  }

  /** The functions by what they are called on the command line, or by name. */
  private Map<String, PackagedFunction> chosen(Catalogue catalogue) {
    Map<String, PackagedFunction> chosen = new LinkedHashMap<>();
    if (functions.isEmpty()) {
      catalogue.nearest().forEach(function -> chosen.put(function.name(), function));
    }
    functions.forEach(text -> chosen.put(text, catalogue.find(text)));
    return chosen;
  }

  private Plan plan(Map<String, PackagedFunction> chosen) {
    Optional<String> json = request.read(chosen.size(), System.in);
    List<PlannedFunction> planned =
        chosen.entrySet().stream()
            .map(
                entry ->
                    new PlannedFunction(
                        entry.getKey(),
                        Optional.of(entry.getValue().name()),
                        json,
                        Optional.empty(),
                        input.size()))
            .toList();
    PlanBuilder plan =
        PlanSchema.STANDARD
            .plan()
            .name("compare")
            .functions(planned)
            .jdk(jdk.choice())
            .seed(seed == null ? System.nanoTime() : seed)
            .experiment(new ColdStarts(cold));
    start.tell(plan);
    if (warm > 0) {
      WarmCalls defaults = new WarmCalls();
      plan.experiment(new WarmCalls(warm, cold, defaults.warmUpCalls(), defaults.warmUpSeconds()));
    }
    return PlanOptions.parse(plan::build);
  }

  /** What the results say of the run, besides its plan. */
  List<Run.Setting> settings() {
    List<Run.Setting> settings = new ArrayList<>();
    settings.add(new Run.Setting("model and images", s3.s3 ? "fetched from S3" : "embedded"));
    if (model.model != null) {
      settings.add(new Run.Setting("model", model.model));
    }
    return settings;
  }
}
