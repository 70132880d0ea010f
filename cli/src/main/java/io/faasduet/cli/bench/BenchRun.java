package io.faasduet.cli.bench;

import io.faasduet.bench.experiment.ComparisonPlan;
import io.faasduet.bench.experiment.PlanRun;
import io.faasduet.bench.experiment.PlanTargets;
import io.faasduet.bench.experiment.ResolvedFunction;
import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanFile;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.platform.LocalTargets;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.BuildVersion;
import io.faasduet.cli.command.CommandText;
import io.faasduet.cli.command.InheritedEnvironment;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.function.ModelOption;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Carries out a plan for a command: with progress, the report at the end, and an exit code. */
final class BenchRun {
  private final CommandSpec spec;
  private final RunOutput out;
  private final Catalogue catalogue = Catalogue.ofThisDirectory();

  BenchRun(CommandSpec spec, RunOutput out) {
    this.spec = spec;
    this.out = out;
  }

  /** A new run; an earlier one in its place is set aside. */
  int measure(Plan plan) {
    plan.functions().forEach(this::played);
    out.setEarlierRunAside(spec.commandLine().getOut());
    return ShutdownDelay.until(() -> report(carryOut(plan, PlanRun::run)));
  }

  /**
   * Goes on with a run.
   *
   * @throws UsageException if there is none, or it is of another plan
   */
  int resume(Plan plan) {
    Path earlier = out.directory.resolve(PlanRun.PLAN);
    if (!Files.exists(earlier)) {
      throw new UsageException(out.directory + " holds no run of a plan; leave out --resume");
    } else if (!PlanFile.read(earlier).equals(plan)) {
      throw new UsageException(
          "the run in " + out.directory + " is of another plan: see " + earlier);
    }
    return ShutdownDelay.until(() -> report(carryOut(plan, PlanRun::resume)));
  }

  /** Runs a plan from its start, or from where it was cut short. */
  private interface PlanRunner {
    void run(
        Plan plan, PlanTargets stage, Path out, ComparisonPlan.Origin origin, RunListener listener);
  }

  /** False if it was interrupted. */
  private boolean carryOut(Plan plan, PlanRunner runner) {
    ComparisonPlan.Origin origin =
        new ComparisonPlan.Origin(
            CommandText.of(spec), BuildVersion.version(), LocalTargets.limits(plan.memoryMb()));
    try (PlanTargets stage = new PlanTargets(plan, this::played, lambdaEndpoint());
        RunProgress progress = new RunProgress(spec.commandLine().getErr())) {
      runner.run(plan, stage, out.directory, origin, progress);
      return true;
    } catch (CancellationException interrupted) {
      return false;
    }
  }

  private int report(boolean whole) {
    out.report(whole, spec.commandLine().getOut());
    return whole ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private ResolvedFunction played(PlannedFunction function) {
    PackagedFunction entry = catalogue.find(function.function());
    Map<String, String> settings =
        new HashMap<>(InheritedEnvironment.with(entry.descriptor().environment()));
    function.model().ifPresent(model -> settings.putAll(ModelOption.of(model).settings(entry)));
    return new ResolvedFunction(
        entry.artefact(), function.request().orElse(entry.descriptor().benchmarkJson()), settings);
  }

  private static Optional<URI> lambdaEndpoint() {
    return Stream.of("AWS_ENDPOINT_URL_LAMBDA", "AWS_ENDPOINT_URL")
        .map(System.getenv()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .map(URI::create);
  }
}
