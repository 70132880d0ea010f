package io.faasduet.cli.bench;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.imported.ImportedRun;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.RunLock;
import io.faasduet.cli.command.BuildVersion;
import io.faasduet.cli.command.CommandText;
import io.faasduet.cli.command.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description = {
      "Make a report of what JMeter (.jtl as CSV), k6 (--out csv=FILE) or",
      "bench/tools/locustfile.py has measured."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  duet bench import load.jtl --beside report --load '9 users' --out both"
    })
final class BenchImportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Results of another tool.")
  List<Path> files = List.of();

  @Option(
      names = "--beside",
      paramLabel = "DIR",
      description = "Begin with the samples of that run; its directory is left as it is.")
  Optional<Path> beside = Optional.empty();

  @Option(
      names = "--function",
      paramLabel = "NAME",
      description = "Whose requests these are; that of --beside, where it has one function.")
  Optional<String> function = Optional.empty();

  @Option(
      names = "--load",
      paramLabel = "NAME",
      description = "The load they are of; one of --beside has both in one table.")
  Optional<String> load = Optional.empty();

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    out.requireFree();
    Path directory = out.directory.toAbsolutePath().normalize();
    if (beside.map(it -> it.toAbsolutePath().normalize()).equals(Optional.of(directory))) {
      throw new UsageException("--out " + out.directory + " is the run of --beside: name another");
    }
    beside.ifPresent(RunOutput::requireRun);
    ImportedRun run = read();
    RunLock lock = out.takeEmpty(spec.commandLine().getOut());
    try {
      run.write(out.directory, CommandText.of(spec, ServerOptions.HEADER), BuildVersion.version());
      Optional<Summary> summary = out.report(true, spec.commandLine().getOut());
      return summary.filter(it -> out.failIf.passedBy(it, spec.commandLine().getErr())).isPresent()
          ? FailIf.LIMIT_PASSED
          : CommandLine.ExitCode.OK;
    } finally {
      lock.close();
    }
  }

  private ImportedRun read() {
    try {
      return ImportedRun.read(files, beside, function, load);
    } catch (ResultsException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
