package io.faasduet.bench.experiment;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts the steps of a run and estimates the rest from how long each kind has taken. */
final class ProgressEstimator {
  /** The kinds of step. */
  enum Kind {
    COLD_START,
    WARM_UP,
    WARM_BLOCK,
    LOAD
  }

  private final Map<Kind, Integer> total = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);
  private final Map<Kind, Long> nanos = new EnumMap<>(Kind.class);
  private final Deque<Duration> loads = new ArrayDeque<>();

  /** Announces steps. */
  void expect(Kind kind, int count) {
    total.merge(kind, count, Integer::sum);
  }

  /** How long the next of the loads that were announced will take. */
  void guess(Duration load) {
    loads.add(load);
  }

  /** One step is done and took so long. */
  void finish(Kind kind, long tookNanos) {
    if (kind == Kind.LOAD) {
      loads.poll();
    }
    done.merge(kind, 1, Integer::sum);
    nanos.merge(kind, tookNanos, Long::sum);
  }

  /** A step is not done after all, and takes no time. */
  void drop(Kind kind, int count) {
    total.merge(kind, -count, Integer::sum);
  }

  RunListener.Progress progress() {
    return new RunListener.Progress(sum(done), sum(total), remaining());
  }

  private Optional<Duration> remaining() {
    double remaining = 0;
    for (Kind kind : total.keySet()) {
      int left = kind == Kind.LOAD ? 0 : total.get(kind) - done.getOrDefault(kind, 0);
      if (left > 0 && !done.containsKey(kind)) {
        return Optional.empty();
      }
      remaining += left == 0 ? 0 : left * (double) nanos.get(kind) / done.get(kind);
    }
    Duration ofLoads = loads.stream().reduce(Duration.ZERO, Duration::plus);
    return Optional.of(Duration.ofNanos((long) remaining).plus(ofLoads));
  }

  private static int sum(Map<Kind, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
