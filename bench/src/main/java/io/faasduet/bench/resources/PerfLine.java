package io.faasduet.bench.resources;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code perf stat -x,}, of which perf-stat(1), CSV FORMAT, says: an optional time stamp
 * of interval mode, the value, its unit, the event's name, the counter's run time and the share of
 * the time in which it ran; then metrics, which are left out here. Versions before 3.14 have no
 * unit.
 *
 * @param event the event's name, without the kind of processor core and without modifiers
 * @param status whether it was counted
 * @param value how often it happened in the interval; scaled by perf if the counter took turns
 * @param runningPercent the share of the interval in which the counter ran; 100 where perf does not
 *     say
 */
record PerfLine(String event, Status status, OptionalDouble value, double runningPercent) {
  private static final Pattern TIME = Pattern.compile("\\s*\\d+[.,]\\d+");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  /** {@code cpu_core/instructions/u} on processors with several kinds of cores. */
  private static final Pattern OF_CORE = Pattern.compile("cpu\\w*/([^/]+)/\\w*");

  private static final Pattern MODIFIER = Pattern.compile(":[a-zA-Z]+$");

  /** What came of an event. */
  enum Status {
    COUNTED,
    /** The processor, or the machine that stands for one, does not count it. */
    NOT_SUPPORTED,
    /** It had no counter while the process ran, or the process did not run. */
    NOT_COUNTED
  }

  PerfLine {
    requireNonNull(event, "event");
    requireNonNull(status, "status");
    requireNonNull(value, "value");
  }

  /** The line, if it is one of an event: not a comment, a metric's or a message. */
  static Optional<PerfLine> parse(String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return Optional.empty();
    }
    String[] fields = line.split(",", -1);
    int first = TIME.matcher(fields[0]).matches() && fields.length > 2 ? 1 : 0;
    Optional<Status> status = status(fields[first].strip());
    boolean unit = hasUnit(fields, first);
    int name = unit ? first + 2 : first + 1;
    if (status.isEmpty() || name >= fields.length || fields[name].isBlank()) {
      return Optional.empty();
    }
    boolean counted = status.get() == Status.COUNTED;
    return Optional.of(
        new PerfLine(
            plainName(fields[name].strip()),
            status.get(),
            counted
                ? OptionalDouble.of(Double.parseDouble(fields[first].strip()))
                : OptionalDouble.empty(),
            counted ? percent(fields, unit ? name + 2 : name + 1) : 0));
  }

  private static Optional<Status> status(String value) {
    if (value.equals("<not supported>")) {
      return Optional.of(Status.NOT_SUPPORTED);
    } else if (value.equals("<not counted>")) {
      return Optional.of(Status.NOT_COUNTED);
    }
    return NUMBER.matcher(value).matches() ? Optional.of(Status.COUNTED) : Optional.empty();
  }

  /** The name follows the unit, which may be empty; a number where it should be is no name. */
  private static boolean hasUnit(String[] fields, int first) {
    return first + 2 < fields.length && !NUMBER.matcher(fields[first + 2].strip()).matches();
  }

  private static String plainName(String name) {
    Matcher ofCore = OF_CORE.matcher(name);
    return MODIFIER.matcher(ofCore.matches() ? ofCore.group(1) : name).replaceFirst("");
  }

  private static double percent(String[] fields, int field) {
    return field < fields.length && NUMBER.matcher(fields[field].strip()).matches()
        ? Double.parseDouble(fields[field].strip())
        : 100;
  }
}
