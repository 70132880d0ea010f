package io.faasduet.bench.statistics;

import java.util.Arrays;

/**
 * How many requests were answered in which time.
 *
 * @param answered how many
 * @param seconds the wall time, from the first request's start to the last answer's end
 */
public record Throughput(int answered, double seconds) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** What other tools round to: requests that took no time by their clock took this. */
  private static final long LEAST_NANOS = 1_000_000;

  public Throughput {
    if (answered < 0 || !(seconds >= 0) || (answered > 0 && seconds == 0)) {
      throw new IllegalArgumentException(answered + " requests in " + seconds + " s");
    }
  }

  /**
   * Of requests that may overlap; failed ones must not be among the ends, but take time all the
   * same.
   *
   * @param startNanos when each request, failed or not, was sent
   * @param endNanos when each answer was there, by the same clock
   * @throws IllegalArgumentException if there are no requests
   */
  public static Throughput of(long[] startNanos, long[] endNanos) {
    long first =
        Arrays.stream(startNanos)
            .min()
            .orElseThrow(() -> new IllegalArgumentException("no requests"));
    long last = Arrays.stream(endNanos).max().orElse(first);
    long nanos = last > first ? last - first : LEAST_NANOS;
    return new Throughput(endNanos.length, nanos / NANOS_PER_SECOND);
  }

  /** Answered requests a second; 0 if none was answered. */
  public double perSecond() {
    return answered == 0 ? 0 : answered / seconds;
  }
}
