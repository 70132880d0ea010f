package io.faasduet.cli.sebs;

import io.faasduet.bench.results.RoundTrip;
import io.faasduet.bench.results.RoundTripFile;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.EvictionSettings;
import io.faasduet.cli.sebs.config.OverheadSettings;
import io.faasduet.cli.sebs.config.PerfCostSettings;
import io.faasduet.cli.sebs.config.PingPongSettings;
import io.faasduet.cli.sebs.results.OverheadTimes;
import io.faasduet.cli.sebs.results.PerfCostCsv;
import io.faasduet.cli.sebs.results.RoundTripStatistics;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "process",
    description = {
      "Make the table of an experiment's results, or show its statistics.",
      "perf-cost/result.csv, or invocation-overhead/<type>/result-processed.csv; network-ping-pong",
      "has statistics."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs experiment process perf-cost --output-dir results"})
final class ExperimentProcessCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "EXPERIMENT", description = "Its name.")
  String experiment;

  @Option(
      names = "--extend-time-interval",
      hidden = true,
      description = "Not needed: the platform's report comes with each answer.")
  int minutes;

  @Mixin SebsOptions options = new SebsOptions();

  @Override
  public void run() {
    SebsExperiments.require(experiment);
    options.read(spec);
    Path directory = options.outputDir;
    PrintWriter out = spec.commandLine().getOut();
    switch (experiment) {
      case PingPongSettings.NAME ->
          RoundTripStatistics.lines(directory, new RoundTripFile(directory).read())
              .forEach(out::println);
      case OverheadSettings.NAME -> overhead(directory, out);
      case EvictionSettings.NAME ->
          throw new UsageException(
              "nothing is made of eviction-model's results: its report has the model, %s"
                  .formatted(directory.resolve("index.html")));
      default -> out.println(PerfCostCsv.write(directory.resolve(PerfCostSettings.NAME)));
    }
  }

  private static void overhead(Path directory, PrintWriter out) {
    Path code = directory.resolve(OverheadSettings.NAME).resolve(OverheadSettings.CODE);
    if (Files.isDirectory(code)) {
      out.println(
          OverheadTimes.write(
              code, size -> new RoundTripFile(directory.resolve("code-" + size)).read()));
      return;
    }
    List<RoundTrip> trips = new RoundTripFile(directory).read();
    out.println(
        OverheadTimes.write(
            directory.resolve(OverheadSettings.NAME).resolve(OverheadSettings.PAYLOAD),
            size -> trips));
  }
}
