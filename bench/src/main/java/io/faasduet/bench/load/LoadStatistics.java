package io.faasduet.bench.load;

import io.faasduet.bench.client.InvocationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts of completed requests by result. For one thread. */
final class LoadStatistics {
  private static final int DIGITS = 3;

  private final SortedMap<String, Long> failures = new TreeMap<>();
  private final Histogram latency = new Histogram(DIGITS);
  private final Histogram lag = new Histogram(DIGITS);
  private long succeeded;
  private long lastEndNanos;
  private long longestNanos;

  void add(CompletedRequest completed) {
    if (completed.result() instanceof InvocationResult.Failure failure) {
      failures.merge(failure.kind(), 1L, Long::sum);
    } else {
      succeeded++;
      latency.recordValue(Math.max(0, completed.latencyNanos()));
    }
    lag.recordValue(Math.max(0, completed.lagNanos()));
    lastEndNanos = Math.max(lastEndNanos, completed.endNanos());
    longestNanos = Math.max(longestNanos, completed.endNanos() - completed.sentNanos());
  }

  LoadOutcome outcome(LoadLimits limits, int mostInFlight, boolean interrupted) {
    return new LoadOutcome(
        succeeded,
        failures,
        lastEndNanos,
        Percentiles.of(latency),
        Percentiles.of(lag),
        mostInFlight,
        longestNanos,
        doubts(limits, interrupted));
  }

  private List<String> doubts(LoadLimits limits, boolean interrupted) {
    List<String> doubts = new ArrayList<>();
    long lagP99 = lag.getValueAtPercentile(99);
    if (lagP99 > limits.lagP99().toNanos()) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "the generator lagged: 1%% of the requests were sent %.1f ms late or more, which may"
                  + " be %.1f ms; ask for fewer, or give it a processor of its own",
              lagP99 / 1e6,
              limits.lagP99().toNanos() / 1e6));
    }
    long notSent = failures.getOrDefault(LoadOutcome.NOT_SENT, 0L);
    if (notSent > 0) {
      doubts.add(
          "%d requests were not sent, because %d were in flight"
              .formatted(notSent, limits.inFlight()));
    }
    if (interrupted) {
      doubts.add("it was interrupted after " + lag.getTotalCount() + " requests");
    }
    return doubts;
  }
}
