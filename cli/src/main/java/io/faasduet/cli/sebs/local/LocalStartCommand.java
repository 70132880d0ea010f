package io.faasduet.cli.sebs.local;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.background.StateFile;
import io.faasduet.cli.sebs.config.SebsConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "start",
    description = {
      "Start a benchmark's function on this machine, which runs until 'local stop'.",
      "Its addresses and its request go to a file of SeBS's form."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs local start 110.dynamic-html test out.json"})
final class LocalStartCommand implements Runnable {
  private static final int MOST = 100;
  private static final int OFF = -1;
  private static final int LONGEST_MILLIS = 3_600_000;

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BENCH", description = "With its number or without.")
  String benchmark;

  @Parameters(index = "1", paramLabel = "SIZE", description = "test, small or large.")
  String size;

  @Parameters(index = "2", paramLabel = "OUT", description = "The file that is written.")
  Path out;

  @Option(
      names = "--deployments",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many processes; default ${DEFAULT-VALUE}.")
  int deployments;

  @Option(names = "--config", paramLabel = "FILE", description = "A configuration.")
  @Nullable Path config;

  @Option(names = "--language", paramLabel = "NAME", description = "java.")
  @Nullable String language;

  @Option(
      names = "--measure-interval",
      paramLabel = "MS",
      defaultValue = "-1",
      description =
          "Read the memory of the processes so often; 'local stop' writes it to a file. Default: not at all.")
  int interval;

  @Option(
      names = "--storage-configuration",
      hidden = true,
      description = "The input has a store of its own.")
  List<String> storage = List.of();

  @Option(
      names = {"--remove-containers", "--preserve-out"},
      negatable = true,
      hidden = true,
      description = "Nothing is left of a process that was stopped.")
  boolean remove;

  @Option(names = "--no-verbose", hidden = true, description = "It does nothing here.")
  boolean quiet;

  @Option(
      names = {"--architecture", "--cache", "--language-version", "--output-dir", "--output-file"},
      hidden = true,
      description = "It does nothing here.")
  String unused = "";

  @Override
  public void run() {
    PackagedFunction function = Catalogue.ofThisDirectory().findBenchmark(benchmark);
    if (function.descriptor().generator().isEmpty()) {
      throw new UsageException(
          "%s is no benchmark of a suite, as nothing makes its input; use 'duet serve'"
              .formatted(function.name()));
    }
    requireUsable();
    function.serverArtefact();
    if (!storage.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "duet: warning: --storage-configuration does nothing: the input has a store of its own, which ends with the function");
    }
    String id = function.descriptor().id().orElse(function.name());
    RunningBenchmark running =
        RunningBenchmark.start(function, id, size, deployments, measured(), new StateFile(out));
    PrintWriter print = spec.commandLine().getOut();
    running.processes().forEach(process -> print.println(process.line()));
    print.println("The request is 'inputs' of " + out);
    print.println("To end it: duet sebs local stop " + out);
  }

  private void requireUsable() {
    String chosen =
        Optional.ofNullable(language)
            .or(
                () ->
                    Optional.ofNullable(config).map(SebsConfig::read).flatMap(SebsConfig::language))
            .orElse("java");
    if (!chosen.equals("java")) {
      throw new UsageException(
          chosen + " benchmarks are SeBS's own: run them with SeBS, or give --language java");
    } else if (!List.of("test", "small", "large").contains(size)) {
      throw new UsageException("the size must be test, small or large, not '" + size + "'");
    } else if (deployments < 1 || deployments > MOST) {
      throw new UsageException(
          "--deployments must be from 1 to %d, not %d".formatted(MOST, deployments));
    } else if (interval != OFF && (interval < 1 || interval > LONGEST_MILLIS)) {
      throw new UsageException(
          "--measure-interval must be from 1 to %d ms, or -1 for none, not %d"
              .formatted(LONGEST_MILLIS, interval));
    }
  }

  private Optional<Duration> measured() {
    return interval == OFF ? Optional.empty() : Optional.of(Duration.ofMillis(interval));
  }
}
