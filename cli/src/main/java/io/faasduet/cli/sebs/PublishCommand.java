package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsConfig;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.ResultConfig;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "publish",
    aliases = "create",
    description = {
      "Make a benchmark's function and input on AWS, without invoking it.",
      "On this machine nothing needs to be made, and it is checked that it is built."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs publish 110.dynamic-html out test config.json"})
final class PublishCommand implements Runnable {
  @Spec CommandSpec spec;

  @ParentCommand SebsCommand sebs;

  @Mixin EarlyArguments arguments = new EarlyArguments();

  @Override
  public void run() {
    PrintWriter err = spec.commandLine().getErr();
    SebsOptions options = arguments.sebs(sebs.options);
    InvocationOptions invocation = arguments.options.invocation(sebs.options);
    SebsConfig config = options.read(spec);
    options.requireJava(config, err);
    SebsBenchmark benchmark = SebsBenchmark.find(Catalogue.ofThisDirectory(), arguments.benchmark);
    BenchmarkPlan.function(benchmark, arguments.size);
    SebsDeployment deployment = options.deployment(config);
    if (deployment.makesFunction(invocation.functionName(), Optional.empty())) {
      spec.commandLine().getOut().println(made(benchmark, deployment, options, config, invocation));
      return;
    } else if (!deployment.isLocal()) {
      throw new UsageException(
          "functions on %s are made with the platform's tools, from %s; see docs/deploying.md"
              .formatted(deployment.name(), benchmark.function().artefact().serverDirectory()));
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s is ready: on this machine each run starts it from %s%n",
            benchmark.id(), benchmark.function().artefact().serverDirectory());
  }

  private String made(
      SebsBenchmark benchmark,
      SebsDeployment deployment,
      SebsOptions options,
      SebsConfig config,
      InvocationOptions invocation) {
    ObjectNode facts = ResultConfig.provenance(0);
    Duration timeout = benchmark.needs().timeout();
    int memoryMb = Optional.ofNullable(invocation.memory).orElse(benchmark.needs().memoryMb());
    try (PlacedBenchmark place =
            PlacedBenchmark.of(benchmark, deployment, options, invocation, config);
        SebsInputs inputs = place.inputs(true)) {
      inputs.resolved(benchmark, BenchmarkPlan.function(benchmark, arguments.size), timeout, facts);
      String target = place.deploy(memoryMb, timeout, facts);
      return "%s is ready on AWS with %d MB: %s".formatted(benchmark.id(), memoryMb, target);
    }
  }
}
