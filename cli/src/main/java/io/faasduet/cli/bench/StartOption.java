package io.faasduet.cli.bench;

import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanBuilder;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.startup.StartVariant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How instances on this machine start. */
final class StartOption {
  @Option(
      names = "--start",
      paramLabel = "START",
      split = ",",
      description = {
        "How instances here start: plain (without an archive), appcds or aot (from the",
        "artefact's), snapshot (restored as after INIT), snapshot-warm (as after requests).",
        "With any, each target is measured in each. Default: from the archive, if there is one."
      })
  List<String> start = List.of();

  @Option(
      names = "--prime",
      paramLabel = "N",
      description = "How many requests are answered before a warm snapshot; default 1.")
  @Nullable Integer prime;

  @Option(
      names = "--compiler",
      paramLabel = "COMPILER",
      split = ",",
      description = {
        "Of servers here: c1 alone, all tiers, or default, the artefact's own.",
        "With any, each target is measured with each."
      })
  List<String> compiler = List.of();

  /**
   * Tells a plan.
   *
   * @throws UsageException if no snapshot is to be primed
   */
  void tell(PlanBuilder plan) {
    if (prime != null && !start.contains(StartVariant.SNAPSHOT_WARM.label())) {
      throw new UsageException("--prime is for --start snapshot-warm; leave it out");
    }
    plan.start(start).compiler(compiler).prime(prime == null ? Plan.DEFAULT_PRIME : prime);
  }
}
