package io.faasduet.cli.sebs;

import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.Repetitions;
import io.faasduet.bench.plan.Plan;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.results.EarlyDirectory;
import io.faasduet.cli.sebs.results.EarlyTimes;
import io.faasduet.cli.sebs.results.ExperimentsFile;
import io.faasduet.cli.sebs.results.ResultConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Invocations of one benchmark, which leave SeBS's results in the directory of Duet's. */
record BenchmarkInvocations(BenchmarkRun runs) {
  /**
   * Invokes a benchmark, one repetition after the other.
   *
   * @return the exit code: 1 if an invocation failed
   * @throws UsageException if something is wrong that is found before anything is written
   */
  int invoke(String name, String size, int repetitions) {
    return invoke(
        name,
        size,
        () -> List.of(new Repetitions(repetitions)),
        List.of(),
        runs.outputDirectory(),
        OptionalInt.empty());
  }

  /** Invokes a benchmark so many times at once, from nothing; see {@link #invoke}. */
  int burst(String name, String size, int invocations) {
    boolean lambda = runs.trigger().orElse("http").equals("library");
    return invoke(
        name,
        size,
        () -> List.of(PerfCostDesign.load("burst", 1, invocations, 0, 1)),
        lambda ? List.of("lambda.concurrency=" + Math.max(10, invocations)) : List.of(),
        runs.outputDirectory(),
        OptionalInt.empty());
  }

  /**
   * Measures a benchmark's time on this machine, cold in new processes and then warm in one; see
   * {@link #invoke}.
   *
   * @param path where its results go
   */
  int time(String name, String size, int repetitions, Path path) {
    return invoke(
        name,
        size,
        () -> List.of(new ColdStarts(repetitions), new Repetitions(repetitions + 1)),
        List.of(),
        path,
        OptionalInt.of(repetitions));
  }

  private int invoke(
      String name,
      String size,
      Supplier<List<Experiment>> experiments,
      List<String> settings,
      Path path,
      OptionalInt timed) {
    BenchmarkRun.Checked checked =
        runs.checked(name, size, experiments, settings, path, ExperimentsFile.NAME);
    Plan plan = checked.plan();
    try (PlacedBenchmark place = runs.placed(checked)) {
      ExperimentsFile file =
          new ExperimentsFile(
              checked.directory().file(ExperimentsFile.NAME),
              place.functionName(),
              place.facts().json(),
              ResultConfig.provenance(plan.seed()),
              place.hasMemory() ? Optional.of(plan.memoryMb().get(0)) : Optional.empty());
      return ShutdownDelay.until(() -> run(checked, place, file, size, timed));
    }
  }

  /** Invokes it, and of a time that is measured so often leaves SeBS's tables too. */
  private int run(
      BenchmarkRun.Checked checked,
      PlacedBenchmark place,
      ExperimentsFile file,
      String size,
      OptionalInt timed) {
    int code;
    EarlyTimes times = new EarlyTimes(file);
    try (file) {
      code = runs.measure(checked, place, times, file.duet());
      if (timed.isPresent() && file.count() > 0) {
        EarlyDirectory files =
            new EarlyDirectory(
                checked.directory().path(),
                new EarlyDirectory.Measured(
                    checked.benchmark().id(), size, timed.getAsInt(), file.duet()));
        times.write(files);
        files.document().properties().forEach(each -> file.put(each.getKey(), each.getValue()));
      }
    }
    return file.count() == 0
        ? code
        : said(file, checked.directory().path(), code, timed.isPresent());
  }

  private int said(ExperimentsFile file, Path directory, int code, boolean logged) {
    PrintWriter out = runs.spec().commandLine().getOut();
    out.println("SeBS's results are " + directory.resolve(ExperimentsFile.NAME));
    out.flush();
    if (file.failures().isEmpty()) {
      return code;
    }
    runs.spec()
        .commandLine()
        .getErr()
        .printf(
            "duet: %d of %d invocations failed, first with %s; all are in %s%s%n",
            file.failures().size(),
            file.count(),
            file.failures().get(0),
            logged
                ? EarlyDirectory.log(directory, "time", file.failures())
                : directory.resolve(ExperimentsFile.NAME),
            file.advice());
    return CommandLine.ExitCode.SOFTWARE;
  }
}
