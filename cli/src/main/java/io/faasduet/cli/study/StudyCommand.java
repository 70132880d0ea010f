package io.faasduet.cli.study;

import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanChanges;
import io.faasduet.bench.report.text.WrappedText;
import io.faasduet.cli.bench.BenchRun;
import io.faasduet.cli.bench.RunOutput;
import io.faasduet.cli.bench.ServerOptions;
import io.faasduet.cli.command.UsageException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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
    name = "study",
    description = {
      "Repeat a published study, with the published figures beside the run's.",
      "Without a name: list the studies."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  duet study",
      "  duet study training --set training.iterations=20 --out results"
    })
public final class StudyCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "STUDY", arity = "0..1", description = "Its name.")
  @Nullable String name;

  @Option(
      names = "--full",
      description = "The published size; first says how much that is. Default: minutes.")
  boolean full;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      split = ",",
      description = "Where, as for 'duet bench'; default: the plan's.")
  List<String> targets = List.of();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = {
        "A field of the plan: training.iterations=20, seed=7.",
        "May be given several times."
      })
  List<String> settings = List.of();

  @Option(
      names = "--distance",
      paramLabel = "PROFILE",
      description = "How far storage on this machine is: aws-2018, or a file of your own.")
  @Nullable String distance;

  @Mixin ServerOptions servers = new ServerOptions();

  @Mixin AwsOptions options = new AwsOptions();

  @Mixin RunOutput out = new RunOutput();

  @Option(
      names = "--resume",
      description = "Go on with the run of this study that was cut short in --out.")
  boolean resume;

  @Override
  public Integer call() {
    PrintWriter console = spec.commandLine().getOut();
    ShippedStudies studies = ShippedStudies.ofThisCheckout();
    if (name == null) {
      if (spec.commandLine().getParseResult().matchedOptions().isEmpty()) {
        studies.names().forEach(study -> list(studies, study, console));
        return CommandLine.ExitCode.OK;
      }
      throw new UsageException("name a study: " + String.join(", ", studies.names()));
    }
    StudyOnAws aws = new StudyOnAws(spec, out, servers, options);
    boolean onAws = options.chosen();
    if (onAws && resume) {
      throw new UsageException("a run on AWS cannot be resumed, as what it made is removed");
    }
    List<String> chosen =
        onAws ? aws.targets(studies.plan(name, full, PlanChanges.NONE), targets) : targets;
    Plan plan = studies.plan(name, full, new PlanChanges(chosen, changes()));
    plan.experiments().stream()
        .flatMap(experiment -> experiment.announcement().stream())
        .forEach(console::println);
    console.flush();
    if (onAws) {
      return aws.run(name, plan);
    }
    BenchRun run = new BenchRun(spec, out, servers);
    return resume ? run.resume(plan) : run.measure(plan);
  }

  private List<String> changes() {
    List<String> changes = new ArrayList<>(settings);
    if (distance != null) {
      changes.add("distance=" + distance);
    }
    return changes;
  }

  private static void list(ShippedStudies studies, String name, PrintWriter console) {
    console.println(name);
    console.print(WrappedText.of("  ", studies.plan(name, false, PlanChanges.NONE).description()));
  }
}
