package io.faasduet.cli.sebs;

import io.faasduet.cli.command.UnknownCommand;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.PerfCostSettings;
import java.util.List;

/** The names of SeBS's experiments. */
final class SebsExperiments {
  private static final List<String> LATER =
      List.of("network-ping-pong", "invocation-overhead", "eviction-model");

  private SebsExperiments() {}

  /**
   * Refuses what cannot be run.
   *
   * @throws UsageException if it is no experiment, or one that is not there yet
   */
  static void requirePerfCost(String name) {
    if (LATER.contains(name)) {
      throw new UsageException(name + " is not there yet; perf-cost is");
    } else if (!name.equals(PerfCostSettings.NAME)) {
      throw new UsageException(
          UnknownCommand.message(name, List.of(PerfCostSettings.NAME))
              .replace("command", "experiment"));
    }
  }
}
