package io.faasduet.bench.plan;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.Run;
import java.util.List;

/**
 * The origin of a run.
 *
 * @param command the command line, as it can be entered again
 * @param duet the version of Duet
 * @param settings further settings that decide the figures, such as the processes' limits
 */
public record RunOrigin(String command, Run.Version duet, List<Run.Setting> settings) {
  public RunOrigin {
    requireNonNull(command, "command");
    requireNonNull(duet, "duet");
    settings = List.copyOf(settings);
  }
}
