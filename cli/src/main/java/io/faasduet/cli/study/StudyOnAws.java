package io.faasduet.cli.study;

import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.option.Seconds;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.cli.bench.AnswerListener;
import io.faasduet.cli.bench.BenchRun;
import io.faasduet.cli.bench.RunOutput;
import io.faasduet.cli.bench.ServerOptions;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.cloud.DeploymentCache;
import io.faasduet.cli.cloud.aws.AwsRun;
import io.faasduet.cli.cloud.aws.LambdaSettings;
import io.faasduet.cli.command.InheritedEnvironment;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.function.BenchmarkInputs;
import io.faasduet.cli.function.InputPlace;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A study whose functions, queues, tables and bucket are made on AWS, and removed with the run. */
final class StudyOnAws {
  private static final Set<String> THERE =
      Set.of("lambda", "http", "sqs-lambda-s3", "sqs-lambda", "sqs-server");

  /** Of mappings, which take AWS a minute, a table and a bucket. */
  private static final Duration LONGEST_REMOVAL = Duration.ofMinutes(4);

  private final CommandSpec spec;
  private final RunOutput out;
  private final ServerOptions servers;
  private final AwsOptions options;

  StudyOnAws(CommandSpec spec, RunOutput out, ServerOptions servers, AwsOptions options) {
    this.spec = spec;
    this.out = out;
    this.servers = servers;
    this.options = options;
  }

  /**
   * The targets of a study there: those of its plan without those that cannot be there, or the
   * chosen ones.
   *
   * @throws UsageException if one of the chosen ones cannot be there
   */
  List<String> targets(Plan plan, List<String> chosen) {
    for (String target : chosen) {
      if (!isThere(target)) {
        throw new UsageException(
            "%s has no place on AWS, where functions and queues are made, but no servers; leave out --aws, or that target"
                .formatted(target));
      }
    }
    return chosen.isEmpty() ? plan.targets().stream().filter(StudyOnAws::isThere).toList() : chosen;
  }

  /** Lambda, queues, servers here that read them or storage, and whatever has an address. */
  private static boolean isThere(String target) {
    return target.contains(":") || THERE.contains(target);
  }

  /**
   * Runs a study's plan, or lists what that would make.
   *
   * @return the exit code; 1 also if something is left
   */
  int run(String study, Plan plan) {
    if (plan.distance().isPresent()) {
      throw new UsageException("--distance is for storage on this machine; leave out --aws, or it");
    }
    PackagedFunction function = function(plan);
    Map<String, String> environment = System.getenv();
    LambdaSettings lambda = options.lambda();
    DeploymentCache cache = options.deployments(environment);
    servers.requireUse(plan, spec.commandLine().getErr());
    if (!options.dryRun) {
      out.requireFree();
    }
    try (AwsRun run =
        new AwsRun(
            options.account(environment),
            cache,
            lambda,
            study,
            function.descriptor().benchmark().orElseThrow(),
            function.descriptor().environment())) {
      list(run, plan);
      if (options.dryRun) {
        return CommandLine.ExitCode.OK;
      }
      run.begin();
      return ShutdownDelay.until(() -> measured(run, plan, function), LONGEST_REMOVAL);
    }
  }

  private static PackagedFunction function(Plan plan) {
    if (plan.functions().size() != 1) {
      throw new UsageException("a study on AWS has one function; leave out functions");
    }
    PackagedFunction function =
        Catalogue.ofThisDirectory().find(plan.functions().get(0).function());
    function.artefact();
    return function;
  }

  private void list(AwsRun run, Plan plan) {
    PrintWriter console = spec.commandLine().getOut();
    console.println("The run makes on AWS, and removes at its end:");
    run.planned(plan.targets()).forEach(each -> console.println("  " + each));
    if (plan.targets().contains("sqs-server")) {
      console.println("  and a queue more for each further process of sqs-server");
    }
    StudyEstimate.of(plan, PriceTable.shipped()).ifPresent(console::println);
    console.flush();
  }

  private int measured(AwsRun cloud, Plan plan, PackagedFunction function) {
    PrintWriter console = spec.commandLine().getOut();
    told(cloud.removeLeft(each -> console.println("Removes what a killed run left: " + each)));
    int code = CommandLine.ExitCode.SOFTWARE;
    try (BenchmarkInputs inputs =
        BenchmarkInputs.in(
            Optional.<InputPlace>of(of -> cloud.store()), BenchmarkInputs.Reach.LOCAL)) {
      code =
          new BenchRun(spec, out, servers, schema -> schema.on(cloud))
              .measure(
                  plan,
                  planned -> resolved(function, planned, plan, inputs),
                  List.of(),
                  AnswerListener.NONE);
    } finally {
      boolean interrupted = Thread.interrupted(); // it would end the requests for the removal
      if (told(cloud.remove())) {
        code = CommandLine.ExitCode.SOFTWARE;
      } else {
        console.println("All that the run made on AWS is removed.");
      }
      console.flush();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return code;
  }

  /** Whether there are any failures. */
  private boolean told(List<String> failures) {
    PrintWriter err = spec.commandLine().getErr();
    failures.forEach(why -> err.println("duet: " + why));
    err.flush();
    return !failures.isEmpty();
  }

  private static ResolvedFunction resolved(
      PackagedFunction function, PlannedFunction planned, Plan plan, BenchmarkInputs inputs) {
    return inputs.resolved(
        function,
        function.artefact(),
        planned.request(),
        planned.size(),
        Seconds.of(plan.timeoutSeconds()),
        InheritedEnvironment.with(function.descriptor().environment()));
  }
}
