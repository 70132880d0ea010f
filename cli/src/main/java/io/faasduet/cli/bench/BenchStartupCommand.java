package io.faasduet.cli.bench;

import static io.faasduet.cli.bench.PlanOptions.parse;

import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.results.Run;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.serving.ServerStarter;
import io.faasduet.localcloud.startup.StartVariant;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "startup",
    description = {
      "Compare all ways of starting a function's server that this machine has.",
      "Those it has not are listed with their reasons."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet bench startup chameleon --jdk 25 --starts 5"})
final class BenchStartupCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  @Spec CommandSpec spec;

  @Mixin PlanOptions options = new PlanOptions(List.of("http"), List.of(1769));

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of each way on each target; default ${DEFAULT-VALUE}.")
  int starts;

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    ColdStarts cold = parse(() -> new ColdStarts(starts));
    if (options.functions.size() != 1) {
      throw new UsageException("startup compares the ways of one function; name one");
    }
    FunctionArtefact function =
        options.jdk.run(
            Catalogue.ofThisDirectory().find(options.functions.get(0)).serverArtefact());
    List<Run.Setting> settings = new ArrayList<>(List.of(artefact(function.serverDirectory())));
    if (options.start.start.isEmpty()) {
      options.start.start = available(function, settings);
    }
    return new BenchRun(spec, out, options.servers)
        .measure(options.plan("startup", List.of(cold)), settings);
  }

  /** The ways that there are; those that there are not are said, and noted in the results. */
  private List<String> available(FunctionArtefact function, List<Run.Setting> settings) {
    PrintWriter err = spec.commandLine().getErr();
    List<String> available = new ArrayList<>();
    for (StartVariant variant : StartVariant.values()) {
      Optional<String> refusal = ServerStarter.refusal(variant, function);
      if (refusal.isEmpty()) {
        available.add(variant.label());
      } else {
        err.printf("%s is not measured: %s%n", variant, refusal.get());
        settings.add(new Run.Setting("start " + variant, "not measured: " + refusal.get()));
      }
    }
    err.flush();
    return available;
  }

  private static Run.Setting artefact(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return new Run.Setting(
          "server directory",
          String.format(Locale.ROOT, "%.1f MB with its archives", bytes / MEGABYTE));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }
}
