package io.faasduet.cli.bench;

import static io.faasduet.cli.bench.PlanOptions.parse;

import io.faasduet.bench.experiment.OfferedLoad;
import io.faasduet.cli.command.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The loads that an experiment is given. */
final class LoadOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--arrivals",
      paramLabel = "WHEN",
      description = {
        "Open loop: constant:50/s, poisson:50/s, ramp:0..100/s, "
            + "poisson-ramp:0..100/s, burst:5/s+100/10s or trace:FILE.",
        "May be given several times."
      })
  List<String> arrivals = List.of();

  @Option(
      names = "--users",
      paramLabel = "N",
      description = "Closed loop: so many users, who wait and think.")
  List<Integer> users = List.of();

  @Option(
      names = "--think",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "How long a user thinks after an answer; default ${DEFAULT-VALUE}.")
  double thinkSeconds;

  @Option(
      names = "--loops",
      paramLabel = "N",
      description = "Each user sends so many requests, instead of for --seconds.")
  Optional<Integer> loops = Optional.empty();

  @Option(
      names = "--spawn-rate",
      paramLabel = "R",
      description = "So many users begin a second; all at once without it.")
  Optional<Double> spawnRate = Optional.empty();

  @Option(
      names = "--batches",
      paramLabel = "NxC",
      description = "Closed loop: N batches of C requests at once, such as 4x9.")
  List<String> batches = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "30",
      description = "How long arrivals and users go on; default ${DEFAULT-VALUE}.")
  double seconds;

  @Option(
      names = "--in-turn",
      paramLabel = "FIELD=VALUES",
      description = "A field with one value after the other, such as input_file_seq=0..19.")
  Optional<String> inTurn = Optional.empty();

  @Option(
      names = "--warm-up-calls",
      paramLabel = "N",
      defaultValue = "0",
      description = "Calls before a load, one by one; default ${DEFAULT-VALUE}.")
  int warmUpCalls;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How often each load is put on each target, in turns; from 5 on targets "
              + "can be compared. Default ${DEFAULT-VALUE}.")
  int repeat;

  /** The loads, or those given if there are none. */
  List<OfferedLoad> steps(List<OfferedLoad> otherwise) {
    requireUse("--think", !users.isEmpty(), "--users");
    requireUse("--loops", !users.isEmpty(), "--users");
    requireUse("--spawn-rate", !users.isEmpty(), "--users");
    boolean timedUsers = !users.isEmpty() && loops.isEmpty();
    boolean untimed = !batches.isEmpty() || !users.isEmpty();
    requireUse(
        "--seconds",
        !arrivals.isEmpty() || timedUsers || !untimed,
        "--arrivals, or --users without --loops");
    List<OfferedLoad> steps = new ArrayList<>();
    arrivals.forEach(when -> steps.add(ofArrivals(Optional.empty(), when)));
    users.forEach(count -> steps.add(ofUsers(count)));
    for (String text : batches) {
      if (!text.matches("[1-9]\\d{0,5}x[1-9]\\d{0,5}")) {
        throw new UsageException("--batches must be like 4x9, not " + text);
      }
      String[] counts = text.split("x");
      steps.add(ofBatches(Integer.parseInt(counts[0]), Integer.parseInt(counts[1])));
    }
    return steps.isEmpty() ? otherwise : steps;
  }

  private void requireUse(String option, boolean used, String user) {
    if (!used && command.commandLine().getParseResult().hasMatchedOption(option)) {
      throw new UsageException(option + " is for " + user + "; leave it out");
    }
  }

  /** Arrivals for as long as the options say. */
  OfferedLoad ofArrivals(Optional<String> name, String when) {
    return load(name, Optional.of(when), Optional.empty(), Optional.empty(), 1);
  }

  private OfferedLoad ofUsers(int count) {
    return load(Optional.empty(), Optional.empty(), Optional.of(count), Optional.empty(), 1);
  }

  /** Batches of requests at once. */
  OfferedLoad ofBatches(int count, int concurrent) {
    return load(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(count), concurrent);
  }

  private OfferedLoad load(
      Optional<String> name,
      Optional<String> when,
      Optional<Integer> userCount,
      Optional<Integer> batchCount,
      int concurrent) {
    return parse(
        () ->
            new OfferedLoad(
                name,
                when,
                userCount,
                userCount.isPresent() ? loops : Optional.empty(),
                userCount.isPresent() ? spawnRate : Optional.empty(),
                batchCount,
                concurrent,
                seconds,
                thinkSeconds,
                inTurn,
                warmUpCalls,
                repeat));
  }
}
