package io.faasduet.bench.load;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.option.SecondsText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * An open-loop arrival schedule: send times are fixed before the run and do not depend on earlier
 * responses. Immutable.
 */
public final class Arrivals implements LoadPlan {
  private static final double NANOS = 1e9;

  /** More than any run needs, and what still fits into memory. */
  private static final int MOST = 100_000_000;

  private final long[] dueNanos;
  private final String description;

  /**
   * Arrivals at the given nanoseconds of a run, which must not decrease.
   *
   * @throws IllegalArgumentException if they decrease, or one is negative
   */
  public Arrivals(long[] dueNanos, String description) {
    this.dueNanos = dueNanos.clone();
    this.description = requireNonNull(description, "description");
    long last = 0;
    for (long due : this.dueNanos) {
      if (due < last) {
        throw new IllegalArgumentException("arrivals must not decrease or be negative");
      }
      last = due;
    }
  }

  /** A request every 1/rate seconds, the first one at once. */
  public static Arrivals constant(double perSecond, Duration duration) {
    return expected(
        index -> index * NANOS / perSecond,
        count(requireRate(perSecond) * seconds(duration)),
        "%s/s for %s".formatted(SecondsText.plain(perSecond), SecondsText.of(duration)));
  }

  /** A Poisson process: independent of each other, with exponential times between them. */
  public static Arrivals poisson(double perSecond, Duration duration, long seed) {
    return random(
        expected -> expected * NANOS / perSecond,
        requireRate(perSecond) * seconds(duration),
        seed,
        "%s/s as a Poisson process for %s, seed %d"
            .formatted(SecondsText.plain(perSecond), SecondsText.of(duration), seed));
  }

  /**
   * A rate that changes linearly. The n-th request is due when the integral of the rate reaches n,
   * from 0 on.
   */
  public static Arrivals ramp(double fromPerSecond, double toPerSecond, Duration duration) {
    double seconds = seconds(duration);
    DoubleUnaryOperator inverse = inverseOfRamp(fromPerSecond, toPerSecond, seconds);
    return expected(
        inverse,
        count(expectedOfRamp(fromPerSecond, toPerSecond, seconds)),
        rampText(fromPerSecond, toPerSecond, duration));
  }

  /** A Poisson process whose rate changes linearly. */
  public static Arrivals poissonRamp(
      double fromPerSecond, double toPerSecond, Duration duration, long seed) {
    double seconds = seconds(duration);
    DoubleUnaryOperator inverse = inverseOfRamp(fromPerSecond, toPerSecond, seconds);
    return random(
        inverse,
        expectedOfRamp(fromPerSecond, toPerSecond, seconds),
        seed,
        "%s as a Poisson process, seed %d"
            .formatted(rampText(fromPerSecond, toPerSecond, duration), seed));
  }

  /**
   * Requests at a constant rate, and every period a number of requests at once on top of them. The
   * first burst is due after one period.
   *
   * @param basePerSecond the rate between bursts; 0 for none
   * @param size how many requests a burst has
   */
  public static Arrivals burst(double basePerSecond, int size, Duration period, Duration duration) {
    if (size < 1) {
      throw new IllegalArgumentException("bursts of " + size + "; they must be of at least one");
    }
    String text =
        "%s/s and bursts of %d every %s for %s"
            .formatted(
                SecondsText.plain(basePerSecond),
                size,
                SecondsText.of(period),
                SecondsText.of(duration));
    long[] base = basePerSecond == 0 ? new long[0] : constant(basePerSecond, duration).dueNanos;
    double bursts = Math.ceil(seconds(duration) / seconds(period) - 1e-9) - 1;
    long[] all = Arrays.copyOf(base, count(base.length + bursts * size));
    for (int i = base.length; i < all.length; i++) {
      all[i] = period.toNanos() * ((i - base.length) / size + 1);
    }
    Arrays.sort(all);
    return new Arrivals(all, text);
  }

  /**
   * Arrivals of a file: seconds from the beginning of the run, one a line, not decreasing. Blank
   * lines and those that begin with {@code #} are passed over.
   *
   * @throws IllegalArgumentException if it cannot be read; names the line that is wrong
   */
  public static Arrivals trace(Path file) {
    return new Arrivals(TraceFile.read(file), "arrivals of " + file);
  }

  /**
   * Arrivals of a text; see {@link ArrivalText#FORMS}.
   *
   * @param duration how long they go on; not of a trace, which goes on as it does
   * @param seed of those that are random
   * @throws IllegalArgumentException if it says none; the message says what could have been said
   */
  public static Arrivals parse(String text, Duration duration, long seed) {
    return ArrivalText.parse(text, duration, seed);
  }

  /** How many. */
  public int count() {
    return dueNanos.length;
  }

  /** When the request is due, in nanoseconds of the run. */
  public long dueNanos(int index) {
    return dueNanos[index];
  }

  /** When each is due, in nanoseconds of the run. */
  public long[] dueNanos() {
    return dueNanos.clone();
  }

  @Override
  public String description() {
    return description;
  }

  private static Arrivals expected(DoubleUnaryOperator nanosAt, int count, String description) {
    long[] due = new long[count];
    for (int i = 0; i < count; i++) {
      due[i] = Math.round(nanosAt.applyAsDouble(i));
    }
    return new Arrivals(due, description);
  }

  /** A Poisson process of any rate is one of rate 1, seen on a clock that runs with the rate. */
  private static Arrivals random(
      DoubleUnaryOperator nanosAt, double expected, long seed, String description) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] due = new long[count(expected + 10 * Math.sqrt(expected) + 10)];
    int count = 0;
    double at = 0;
    while (true) {
      at -= Math.log1p(-random.nextDouble());
      if (at >= expected) {
        return new Arrivals(Arrays.copyOf(due, count), description);
      }
      if (count == due.length) {
        due = Arrays.copyOf(due, count(2.0 * count));
      }
      due[count++] = Math.round(nanosAt.applyAsDouble(at));
    }
  }

  private static double expectedOfRamp(double from, double to, double seconds) {
    if (!(from >= 0 && to >= 0 && from + to > 0 && from + to < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a rate cannot go from %s/s to %s/s"
              .formatted(SecondsText.plain(from), SecondsText.plain(to)));
    }
    return (from + to) / 2 * seconds;
  }

  /** When the integral from + (to - from) t / seconds reaches n: the root of a quadratic. */
  private static DoubleUnaryOperator inverseOfRamp(double from, double to, double seconds) {
    double slope = (to - from) / seconds;
    return n -> {
      double root = Math.sqrt(Math.max(0, from * from + 2 * slope * n));
      return n == 0 ? 0 : 2 * n / (from + root) * NANOS;
    };
  }

  private static String rampText(double from, double to, Duration duration) {
    return "%s/s to %s/s within %s"
        .formatted(SecondsText.plain(from), SecondsText.plain(to), SecondsText.of(duration));
  }

  private static double requireRate(double perSecond) {
    if (!(perSecond > 0 && perSecond < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a rate of " + perSecond + "/s; it must be more than 0");
    }
    return perSecond;
  }

  private static double seconds(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "a duration of " + SecondsText.of(duration) + "; it must be more than 0");
    }
    return duration.toNanos() / NANOS;
  }

  /** So many fit below the expected number, counted from 0. */
  private static int count(double expected) {
    if (expected > MOST) {
      throw new IllegalArgumentException(
          "%.0f requests are more than the %d that a run may have".formatted(expected, MOST));
    }
    return (int) Math.ceil(expected - 1e-9);
  }
}
