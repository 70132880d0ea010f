package io.faasduet.cli.sebs;

import io.faasduet.cli.command.UnknownCommand;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.EvictionSettings;
import io.faasduet.cli.sebs.config.OverheadSettings;
import io.faasduet.cli.sebs.config.PerfCostSettings;
import io.faasduet.cli.sebs.config.PingPongSettings;
import java.util.List;

/** The names of SeBS's experiments. */
final class SebsExperiments {
  private static final List<String> NAMES =
      List.of(
          PerfCostSettings.NAME,
          PingPongSettings.NAME,
          OverheadSettings.NAME,
          EvictionSettings.NAME);

  private SebsExperiments() {}

  /**
   * Refuses what cannot be run.
   *
   * @throws UsageException if it is no experiment
   */
  static void require(String name) {
    if (!NAMES.contains(name)) {
      throw new UsageException(
          UnknownCommand.message(name, NAMES).replace("command", "experiment"));
    }
  }
}
