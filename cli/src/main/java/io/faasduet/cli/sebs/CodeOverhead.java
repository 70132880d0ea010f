package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.InvocationOverhead;
import io.faasduet.bench.results.RoundTripFile;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.OverheadSettings;
import io.faasduet.cli.sebs.config.SebsDeployment;
import io.faasduet.cli.sebs.results.FailureLog;
import io.faasduet.cli.sebs.results.OverheadTable;
import io.faasduet.cli.sebs.results.RoundTripTables;
import io.faasduet.files.TemporaryDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * SeBS's invocation-overhead with packages of several sizes: a run for each of them on Lambda, with
 * the function's zip padded to the size. Requests are as small as can be.
 */
record CodeOverhead(
    CommandSpec spec,
    BenchmarkRun runs,
    Path directory,
    OverheadSettings settings,
    CostBound bound) {
  private static final String REQUEST_BYTES = "1024";

  /** What may be in a zip; see "Lambda quotas". */
  private static final long MOST_UNZIPPED_BYTES = 250L << 20;

  /** Runs it; the exit code is 1 if an invocation failed. */
  int run() {
    SebsDeployment deployment = runs.deployment();
    if (!runs.makesFunction(deployment) && !runs.isLocalLambda(deployment)) {
      throw new UsageException(
          "packages of several sizes are deployed to Lambda: give --deployment aws without --function-name, or --trigger library on this machine");
    }
    SebsBenchmark benchmark =
        SebsBenchmark.find(Catalogue.ofThisDirectory(), NetworkExperiments.CLOCKS);
    PaddedZip padded = new PaddedZip(benchmark.artefact().lambdaZip());
    List<Integer> sizes = sizes(padded);
    Path results = directory.resolve(OverheadSettings.NAME);
    ResultDirectory.requireNone(results);
    try (TemporaryDirectory zips = TemporaryDirectory.create("duet-packages-")) {
      List<BenchmarkRun.Checked> checked = new ArrayList<>();
      for (int bytes : sizes) {
        checked.add(
            runs.checked(
                benchmark.packagedAs(zips.path().resolve(bytes + ".zip")),
                deployment,
                "test",
                this::experiments,
                List.of(),
                directory.resolve("code-" + bytes),
                OverheadSettings.NAME));
      }
      bound.announce(runs, checked, spec.commandLine().getOut());
      return ShutdownDelay.until(
          () -> measure(padded, sizes, checked, results.resolve(OverheadSettings.CODE)));
    } catch (IOException e) {
      throw new UncheckedIOException("packages cannot be made", e);
    }
  }

  private List<Experiment> experiments() {
    int repetitions = settings.repetitions();
    return List.of(
        new InvocationOverhead(REQUEST_BYTES, repetitions, 1, repetitions),
        runs.datagrams(settings.rounds(), NetworkExperiments.CLOCK_CALLS, settings.listen()));
  }

  private List<Integer> sizes(PaddedZip padded) {
    int least = (int) padded.leastBytes();
    long most = padded.mostBytes(MOST_UNZIPPED_BYTES);
    if (settings.end() > most) {
      throw new UsageException(
          "%s: Lambda takes no package with more than %d bytes in it, and so 'code_end' must be at most %d, not %d"
              .formatted(OverheadSettings.NAME, MOST_UNZIPPED_BYTES, most, settings.end()));
    } else if (settings.begin() >= least) {
      return settings.sizes();
    }
    OverheadSettings larger = settings.from(least);
    spec.commandLine()
        .getErr()
        .printf(
            "duet: warning: %s: packages begin at %d bytes, the function's own, not at 'code_begin' %d%n",
            OverheadSettings.NAME, least, settings.begin());
    return larger.sizes();
  }

  private int measure(
      PaddedZip padded, List<Integer> sizes, List<BenchmarkRun.Checked> checked, Path results) {
    OverheadTable table = new OverheadTable();
    FailureLog failures = new FailureLog(sample -> OverheadSettings.NAME);
    int code = CommandLine.ExitCode.OK;
    for (int i = 0; i < sizes.size() && !ShutdownDelay.isEnding() && !bound.reached(); i++) {
      int bytes = sizes.get(i);
      int before = table.requests().size();
      BenchmarkRun.Checked run = checked.get(i);
      Path zip = run.benchmark().artefact().lambdaZip();
      padded.write(zip, bytes);
      try {
        code =
            Math.max(
                code,
                runs.measure(
                    run,
                    bound.counting(
                        run.plan(),
                        (sample, json, failure) -> {
                          failures.answered(sample, json, failure);
                          table.add(bytes, bytes + "-" + sample.sequence(), sample, json);
                        }),
                    JsonNodeFactory.instance.objectNode()));
        List<String> requests = table.requests();
        RoundTripTables.writeForEach(
            results,
            requests.subList(before, requests.size()),
            new RoundTripFile(run.directory().path()).read());
        table.write(results);
        Files.delete(zip);
      } catch (IOException e) {
        throw new UncheckedIOException(zip + " cannot be deleted", e);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("SeBS's files are in " + results);
    out.flush();
    bound.report(spec.commandLine().getErr());
    return failures.report(directory, spec.commandLine().getErr())
        ? CommandLine.ExitCode.SOFTWARE
        : code;
  }
}
