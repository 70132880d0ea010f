package io.faasduet.bench.load;

import org.HdrHistogram.Histogram;

/**
 * The percentiles of durations in nanoseconds, to three significant digits; all 0 if there were
 * none. The value at a percentile is the least that so many per cent do not exceed.
 */
public record Percentiles(long count, long p50, long p90, long p99, long max) {
  static Percentiles of(Histogram histogram) {
    return new Percentiles(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(90),
        histogram.getValueAtPercentile(99),
        histogram.getMaxValue());
  }
}
