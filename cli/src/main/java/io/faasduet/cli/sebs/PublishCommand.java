package io.faasduet.cli.sebs;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsConfig;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "publish",
    aliases = "create",
    description = {
      "Check that a benchmark is ready to be invoked on this machine.",
      "Functions on AWS are made with its own tools, as docs/deploying.md shows."
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
    SebsConfig config = options.read(spec);
    options.requireJava(config, err);
    SebsBenchmark benchmark = SebsBenchmark.find(Catalogue.ofThisDirectory(), arguments.benchmark);
    BenchmarkPlan.function(benchmark, arguments.size);
    if (!options.deployment(config).isLocal()) {
      throw new UsageException(
          "functions elsewhere are made with the platform's tools, from %s; see docs/deploying.md"
              .formatted(benchmark.function().artefact().lambdaZip()));
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s is ready: on this machine each run starts it from %s%n",
            benchmark.id(), benchmark.function().artefact().serverDirectory());
  }
}
