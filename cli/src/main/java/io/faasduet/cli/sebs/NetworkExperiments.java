package io.faasduet.cli.sebs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.InvocationOverhead;
import io.faasduet.bench.results.RoundTripFile;
import io.faasduet.cli.bench.AnswerListener;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.sebs.config.OverheadSettings;
import io.faasduet.cli.sebs.config.PingPongSettings;
import io.faasduet.cli.sebs.results.FailureLog;
import io.faasduet.cli.sebs.results.OverheadTable;
import io.faasduet.cli.sebs.results.RoundTripTables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** SeBS's experiments with datagrams: network-ping-pong and invocation-overhead. */
final class NetworkExperiments {
  /** Invocations by which the clocks are compared; the fastest exchange of all counts. */
  static final int CLOCK_CALLS = 5;

  /** The benchmark that is called. */
  static final String CLOCKS = "clock-synchronization";

  private static final String SIZE = "test";

  private final CommandSpec spec;
  private final BenchmarkRun runs;
  private final Path directory;
  private final CostBound bound;

  NetworkExperiments(CommandSpec spec, BenchmarkRun runs, Path directory, CostBound bound) {
    this.spec = spec;
    this.runs = runs;
    this.directory = directory;
    this.bound = bound;
  }

  /**
   * Runs network-ping-pong.
   *
   * @return the exit code: 1 if an invocation failed
   * @throws io.faasduet.cli.command.UsageException if something is wrong that is found before
   *     anything is written
   */
  int pingPong() {
    PingPongSettings settings = PingPongSettings.of(runs.config());
    if (settings.threads() > 1) {
      spec.commandLine()
          .getErr()
          .println(
              "duet: warning: network-ping-pong: 'threads' does nothing, as invocations follow each other");
    }
    return run(
        PingPongSettings.NAME,
        "network-benchmark",
        () ->
            List.of(
                runs.datagrams(settings.repetitions(), settings.invocations(), settings.listen())),
        AnswerListener.NONE,
        () ->
            RoundTripTables.write(
                directory.resolve(PingPongSettings.NAME), new RoundTripFile(directory).read()));
  }

  /** Runs invocation-overhead; as {@link #pingPong}. */
  int overhead() {
    OverheadSettings settings = OverheadSettings.of(runs.config());
    if (settings.type().equals(OverheadSettings.CODE)) {
      return new CodeOverhead(spec, runs, directory, settings, bound).run();
    }
    OverheadTable table = new OverheadTable();
    return run(
        OverheadSettings.NAME,
        CLOCKS,
        () ->
            List.of(
                new InvocationOverhead(
                    settings.payload(), settings.repetitions(), 1, settings.repetitions()),
                runs.datagrams(settings.rounds(), CLOCK_CALLS, settings.listen())),
        table,
        () -> {
          Path place = directory.resolve(OverheadSettings.NAME).resolve(OverheadSettings.PAYLOAD);
          RoundTripTables.writeForEach(
              place, table.requests(), new RoundTripFile(directory).read());
          table.write(place);
        });
  }

  private int run(
      String name,
      String benchmark,
      Supplier<List<Experiment>> experiments,
      AnswerListener answers,
      Runnable tables) {
    BenchmarkRun.Checked run =
        runs.checked(benchmark, SIZE, experiments, List.of(), directory, name);
    PrintWriter out = spec.commandLine().getOut();
    bound.announce(runs, List.of(run), out);
    FailureLog failures = new FailureLog(sample -> name);
    return ShutdownDelay.until(
        () -> {
          int code =
              runs.measure(
                  run,
                  bound.counting(
                      run.plan(),
                      (sample, json, failure) -> {
                        failures.answered(sample, json, failure);
                        answers.answered(sample, json, failure);
                      }),
                  JsonNodeFactory.instance.objectNode());
          tables.run();
          out.println("SeBS's files are in " + directory.resolve(name));
          out.flush();
          bound.report(spec.commandLine().getErr());
          return failures.report(directory, spec.commandLine().getErr())
              ? CommandLine.ExitCode.SOFTWARE
              : code;
        });
  }
}
