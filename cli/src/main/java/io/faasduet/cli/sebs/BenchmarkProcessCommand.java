package io.faasduet.cli.sebs;

import io.faasduet.cli.sebs.results.ProcessedResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "process",
    description = {
      "Make results.json of experiments.json, with what the platform reported.",
      "It is that of each invocation, as samples.csv has it."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs benchmark process --output-dir results"})
final class BenchmarkProcessCommand implements Runnable {
  @Spec CommandSpec spec;

  @Mixin SebsOptions options = new SebsOptions();

  @Override
  public void run() {
    process(spec, options);
  }

  /** Makes results.json in the directory that the options name. */
  static void process(CommandSpec spec, SebsOptions options) {
    options.read(spec);
    ProcessedResults processed = ProcessedResults.of(options.outputDir);
    processed.write();
    spec.commandLine()
        .getOut()
        .printf(
            "%s: the platform reported of %d of %d invocations%n",
            processed.file(), processed.reported(), processed.invocations());
  }
}
