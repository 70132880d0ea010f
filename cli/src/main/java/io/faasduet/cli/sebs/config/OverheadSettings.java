package io.faasduet.cli.sebs.config;

import io.faasduet.cli.command.UsageException;
import java.util.Set;

/**
 * SeBS's experiment invocation-overhead, as {@code experiments.invocation-overhead} of a
 * configuration has it: of requests by their size.
 *
 * @param repetitions how many warm calls and how many cold starts there are of each size
 * @param rounds how many datagrams in a row must not be faster than the fastest before the clocks
 *     count as compared
 * @param begin the smallest size in bytes
 * @param end the largest
 * @param points how many sizes there are, evenly spaced
 * @param listen the address of this machine that functions send to; Duet's own field
 */
public record OverheadSettings(
    int repetitions, int rounds, int begin, int end, int points, String listen) {
  /** The experiment's name. */
  public static final String NAME = "invocation-overhead";

  private static final Set<String> FIELDS =
      Set.of(
          "repetitions",
          "N",
          "type",
          "payload_begin",
          "payload_end",
          "payload_points",
          "code_begin",
          "code_end",
          "code_points",
          "code_package_begin",
          "code_package_end",
          "code_package_points",
          "listen");

  public OverheadSettings {
    ExperimentFields.requireCount(NAME, "repetitions", repetitions, 1, 1_000);
    ExperimentFields.requireCount(NAME, "N", rounds, PingPongSettings.FEWEST, 100_000);
    ExperimentFields.requireCount(NAME, "payload_points", points, 2, 200);
    if (end <= begin) {
      throw new UsageException(
          "%s: 'payload_end' must be above 'payload_begin', and %d is not above %d"
              .formatted(NAME, end, begin));
    }
  }

  /**
   * The settings of a configuration.
   *
   * @throws UsageException if it has none, they are no such settings, or they ask for packages of
   *     several sizes
   */
  public static OverheadSettings of(SebsConfig config) {
    ExperimentFields fields = ExperimentFields.of(config, NAME, FIELDS);
    String type = fields.text("type", "payload");
    if (!type.equals("payload")) {
      throw new UsageException(
          type.equals("code")
              ? NAME + ": 'type' code is not there, as packages are not padded; payload is"
              : NAME + ": 'type' must be payload, not '" + type + "'");
    }
    return new OverheadSettings(
        fields.whole("repetitions", 5),
        fields.whole("N", 20),
        fields.whole("payload_begin", 1_024),
        fields.whole("payload_end", 6_251_000),
        fields.whole("payload_points", 20),
        fields.text("listen", "127.0.0.1"));
  }

  /** The sizes as plans write them. */
  public String payload() {
    return "linear:%d..%d/%d".formatted(begin, end, points);
  }
}
