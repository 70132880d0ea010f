package io.faasduet.cli.sebs.config;

import java.util.Optional;
import java.util.Set;

/**
 * SeBS's experiment network-ping-pong, as {@code experiments.network-ping-pong} of a configuration
 * has it.
 *
 * @param invocations how many invocations there are
 * @param repetitions how many datagrams each of them sends
 * @param threads how many invocations SeBS makes at once; here they follow each other
 * @param listen the address of this machine on which servers are, if it is given; Duet's own field
 */
public record PingPongSettings(
    int invocations, int repetitions, int threads, Optional<String> listen) {
  /** The experiment's name. */
  public static final String NAME = "network-ping-pong";

  /** With fewer datagrams there is no quantile to speak of. */
  static final int FEWEST = 20;

  private static final Set<String> FIELDS =
      Set.of("invocations", "repetitions", "threads", "listen");

  public PingPongSettings {
    ExperimentFields.requireCount(NAME, "invocations", invocations, 1, 10_000);
    ExperimentFields.requireCount(NAME, "repetitions", repetitions, FEWEST, 100_000);
    ExperimentFields.requireCount(NAME, "threads", threads, 1, 1_000);
  }

  /**
   * The settings of a configuration.
   *
   * @throws io.faasduet.cli.command.UsageException if it has none, or they are no such settings
   */
  public static PingPongSettings of(SebsConfig config) {
    ExperimentFields fields = ExperimentFields.of(config, NAME, FIELDS);
    return new PingPongSettings(
        fields.whole("invocations", 50),
        fields.whole("repetitions", 1_000),
        fields.whole("threads", 1),
        fields.text("listen"));
  }
}
