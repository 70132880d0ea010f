package io.faasduet.cli.sebs.config;

import io.faasduet.cli.command.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * SeBS's experiment invocation-overhead, as {@code experiments.invocation-overhead} of a
 * configuration has it: of requests or of packages, by their size.
 *
 * @param type what is of several sizes: {@code payload}, requests; or {@code code}, packages
 * @param repetitions how many warm calls and how many cold starts there are of each size
 * @param rounds how many datagrams in a row must not be faster than the fastest before the clocks
 *     count as compared
 * @param begin the smallest size in bytes
 * @param end the largest
 * @param points how many sizes there are, evenly spaced
 * @param listen the address of this machine on which servers are, if it is given; Duet's own field
 */
public record OverheadSettings(
    String type,
    int repetitions,
    int rounds,
    int begin,
    int end,
    int points,
    Optional<String> listen) {
  /** The experiment's name. */
  public static final String NAME = "invocation-overhead";

  /** Requests of several sizes. */
  public static final String PAYLOAD = "payload";

  /** Packages of several sizes. */
  public static final String CODE = "code";

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
    ExperimentFields.requireCount(NAME, type + "_points", points, 2, 200);
    if (end <= begin) {
      throw new UsageException(
          "%s: '%s_end' must be above '%s_begin', and %d is not above %d"
              .formatted(NAME, type, type, end, begin));
    }
  }

  /**
   * The settings of a configuration. SeBS's example calls the sizes of packages {@code code_begin}
   * and so on, and its code {@code code_package_begin}: both are read.
   *
   * @throws UsageException if it has none, or they are no such settings
   */
  public static OverheadSettings of(SebsConfig config) {
    ExperimentFields fields = ExperimentFields.of(config, NAME, FIELDS);
    String type = fields.text("type", PAYLOAD);
    if (!List.of(PAYLOAD, CODE).contains(type)) {
      throw new UsageException(NAME + ": 'type' must be payload or code, not '" + type + "'");
    }
    boolean code = type.equals(CODE);
    return new OverheadSettings(
        type,
        fields.whole("repetitions", 5),
        fields.whole("N", 20),
        size(fields, type, "begin", code ? 1_048_576 : 1_024),
        size(fields, type, "end", code ? 261_619_712 : 6_251_000),
        size(fields, type, "points", 20),
        fields.text("listen"));
  }

  private static int size(ExperimentFields fields, String type, String what, int otherwise) {
    int usual = fields.whole(type + "_" + what, otherwise);
    return type.equals(CODE) ? fields.whole("code_package_" + what, usual) : usual;
  }

  /** The sizes in bytes, in ascending order. */
  public List<Integer> sizes() {
    return IntStream.range(0, points)
        .map(i -> (int) Math.round(begin + (double) i / (points - 1) * (end - begin)))
        .boxed()
        .toList();
  }

  /**
   * The same from another size on.
   *
   * @throws UsageException if that is not below the largest
   */
  public OverheadSettings from(int bytes) {
    return new OverheadSettings(type, repetitions, rounds, bytes, end, points, listen);
  }

  /** The sizes as plans write them. */
  public String payload() {
    return "linear:%d..%d/%d".formatted(begin, end, points);
  }
}
