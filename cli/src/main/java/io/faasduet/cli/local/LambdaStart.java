package io.faasduet.cli.local;

import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.snapshot.Criu;
import io.faasduet.localcloud.startup.StartVariant;
import io.faasduet.runtime.OwnRequests;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How environments start, of functions that the command line deploys on local Lambda. */
final class LambdaStart {
  private static final List<StartVariant> STARTS =
      List.of(StartVariant.PLAIN, StartVariant.SNAPSHOT, StartVariant.SNAPSHOT_WARM);

  private static final Set<String> ARCHIVED =
      Set.of(StartVariant.APPCDS.label(), StartVariant.AOT.label());

  @Option(
      names = "--start",
      paramLabel = "START",
      defaultValue = "plain",
      description =
          "How environments of these start: plain, snapshot (restored as after INIT, as with "
              + "SnapStart), snapshot-warm (primed by requests of its own before); "
              + "default ${DEFAULT-VALUE}.")
  String start;

  @Option(
      names = "--prime",
      paramLabel = "N",
      description = "How many requests prime it before a warm snapshot; default 1.")
  @Nullable Integer prime;

  private boolean warm() {
    return start.equals(StartVariant.SNAPSHOT_WARM.label());
  }

  private boolean restores() {
    return warm() || start.equals(StartVariant.SNAPSHOT.label());
  }

  /**
   * Before anything starts.
   *
   * @param deploys whether there is a function to start so
   * @throws UsageException if they cannot
   */
  void check(boolean deploys) {
    if (ARCHIVED.contains(start)) {
      throw new UsageException(
          ("--start %s: the zip that is deployed here holds no archive; the one for provided.al2023"
                  + " does: see duet bench cold --target lambda --start %s")
              .formatted(start, start));
    } else if (STARTS.stream().noneMatch(way -> way.label().equals(start))) {
      throw new UsageException(
          "local Lambda has no start '" + start + "': it has " + StartVariant.labels(STARTS));
    } else if (restores() && !deploys) {
      throw new UsageException("--start is for --deploy and --api; leave it out");
    } else if (prime != null && !warm()) {
      throw new UsageException("--prime is for --start snapshot-warm; leave it out");
    } else if (prime != null && prime < 1) {
      throw new UsageException("--prime must be at least 1, not " + prime);
    } else if (restores()) {
      Criu.ofThisJvm()
          .refusal()
          .ifPresent(
              reason -> {
                throw new UsageException("--start " + start + ": " + reason);
              });
    }
  }

  /** What the environments have as further variables. */
  Map<String, String> variables() {
    return warm()
        ? Map.of(OwnRequests.SETTING, Integer.toString(prime == null ? 1 : prime))
        : Map.of();
  }

  /** Takes the snapshot of a function, if there is to be one. */
  void prepare(LocalLambda lambda, String function, PrintWriter err) {
    if (restores()) {
      err.println(function + " starts from: " + lambda.takeSnapshot(function));
      err.flush();
    }
  }
}
