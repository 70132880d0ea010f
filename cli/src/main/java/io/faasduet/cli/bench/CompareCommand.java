package io.faasduet.cli.bench;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.experiment.Comparison;
import io.faasduet.bench.experiment.ComparisonPlan;
import io.faasduet.bench.experiment.WarmUp;
import io.faasduet.bench.experiment.Workload;
import io.faasduet.bench.platform.LocalTargets;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.Run;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.BuildVersion;
import io.faasduet.cli.command.CommandText;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.function.LocalSession;
import io.faasduet.cli.function.ModelOption;
import io.faasduet.cli.function.S3ModelFixture;
import io.faasduet.cli.function.Transport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
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
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FUNCTION",
      arity = "0..*",
      description = {
        "Names, directories, zips or jars of functions; by default those",
        "below this directory, or all of 'duet list' if it has none."
      })
  List<String> functions = List.of();

  @Option(
      names = "--cold",
      paramLabel = "N",
      defaultValue = "5",
      description = "Cold starts of each function on each target; default ${DEFAULT-VALUE}.")
  int cold;

  @Option(
      names = "--warm",
      paramLabel = "N",
      defaultValue = "200",
      description = "Warm calls, spread over those processes; default ${DEFAULT-VALUE}.")
  int warm;

  @Mixin RunOutput out = new RunOutput();

  @Option(names = "--s3", description = S3ModelFixture.OPTION)
  boolean s3;

  @Mixin ModelOption model = new ModelOption();

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
    List<PackagedFunction> entries = chosen(Catalogue.ofThisDirectory());
    entries.forEach(model::settings);
    entries.forEach(PackagedFunction::artefact);
    out.setEarlierRunAside(spec.commandLine().getOut());
    return ShutdownDelay.until(() -> compare(entries));
  }

  private int compare(List<PackagedFunction> entries) {
    boolean whole = measure(entries);
    Summary summary = out.report(whole, spec.commandLine().getOut());
    return whole && everyTargetAnswered(summary)
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  /** False if it was interrupted. */
  private boolean measure(List<PackagedFunction> entries) {
    try (LocalSession playground = LocalSession.open(s3, model)) {
      List<Workload> workloads =
          entries.stream().map(entry -> workload(entry, playground)).toList();
      try (RunProgress progress = new RunProgress(spec.commandLine().getErr())) {
        Comparison.run(plan(workloads), out.directory, progress);
        return true;
      } finally {
        workloads.forEach(workload -> workload.targets().forEach(Target::close));
      }
    } catch (CancellationException interrupted) {
      return false;
    }
  }

  /** A comparison without one of its sides has failed; single failures are part of its figures. */
  private static boolean everyTargetAnswered(Summary summary) {
    return summary.functions().stream()
        .flatMap(function -> function.cold().targets().stream())
        .allMatch(target -> target.latency().isPresent());
  }

  private List<PackagedFunction> chosen(Catalogue catalogue) {
    if (functions.isEmpty()) {
      return catalogue.nearest();
    }
    return new LinkedHashSet<>(functions).stream().map(catalogue::find).toList();
  }

  private static Workload workload(PackagedFunction entry, LocalSession playground) {
    List<Target> targets =
        Stream.of(Transport.lambda, Transport.http, Transport.grpc)
            .map(via -> playground.target(entry, via))
            .toList();
    return new Workload(entry.name(), entry.descriptor().benchmarkJson(), targets);
  }

  private ComparisonPlan plan(List<Workload> workloads) {
    return new ComparisonPlan(
        workloads,
        cold,
        warm,
        WarmUp.DEFAULT,
        seed == null ? System.nanoTime() : seed,
        new ComparisonPlan.Origin(CommandText.of(spec), BuildVersion.version(), settings()));
  }

  private List<Run.Setting> settings() {
    List<Run.Setting> settings = new ArrayList<>(LocalTargets.limits());
    settings.add(new Run.Setting("model and pictures", s3 ? "fetched from S3" : "embedded"));
    if (model.model != null) {
      settings.add(new Run.Setting("model", model.model));
    }
    return settings;
  }
}
