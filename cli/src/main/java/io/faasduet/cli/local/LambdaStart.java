package io.faasduet.cli.local;

import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.snapshot.Criu;
import io.faasduet.localcloud.startup.StartVariant;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** How environments start, of functions that the command line deploys on local Lambda. */
final class LambdaStart {
  private static final List<StartVariant> STARTS =
      List.of(StartVariant.PLAIN, StartVariant.SNAPSHOT);

  @Option(
      names = "--start",
      paramLabel = "START",
      defaultValue = "plain",
      description =
          "How environments of these start: plain, or snapshot (restored as after INIT, as with "
              + "SnapStart); default ${DEFAULT-VALUE}.")
  String start;

  private boolean restores() {
    return start.equals(StartVariant.SNAPSHOT.label());
  }

  /**
   * Before anything starts.
   *
   * @param deploys whether there is a function to start so
   * @throws UsageException if they cannot
   */
  void check(boolean deploys) {
    if (STARTS.stream().noneMatch(way -> way.label().equals(start))) {
      throw new UsageException(
          "local Lambda has no start '" + start + "': it has " + StartVariant.labels(STARTS));
    } else if (restores() && !deploys) {
      throw new UsageException("--start is for --deploy and --api; leave it out");
    } else if (restores()) {
      Criu.ofThisJvm()
          .refusal()
          .ifPresent(
              reason -> {
                throw new UsageException("--start snapshot: " + reason);
              });
    }
  }

  /** Takes the snapshot of a function, if there is to be one. */
  void prepare(LocalLambda lambda, String function, PrintWriter err) {
    if (restores()) {
      err.println(function + " starts from: " + lambda.takeSnapshot(function));
      err.flush();
    }
  }
}
