package io.faasduet.bench.experiment;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what a run has to do, by kind, and estimates the rest from how long each kind has taken,
 * or was announced to take.
 */
public final class ProgressEstimator {
  private final Map<String, Integer> total = new LinkedHashMap<>();
  private final Map<String, Integer> done = new HashMap<>();
  private final Map<String, Long> nanos = new HashMap<>();
  private final Map<String, Deque<Duration>> known = new HashMap<>();

  /** Announces so many of a kind, which take as long as the first of them will. */
  public void expect(String kind, int count) {
    total.merge(kind, count, Integer::sum);
  }

  /** Announces one of a kind that takes so long. */
  public void expect(String kind, Duration duration) {
    total.merge(kind, 1, Integer::sum);
    known.computeIfAbsent(kind, unseen -> new ArrayDeque<>()).add(duration);
  }

  /** One of a kind is done and took so long. */
  void finish(String kind, long tookNanos) {
    Optional.ofNullable(known.get(kind)).ifPresent(Deque::poll);
    done.merge(kind, 1, Integer::sum);
    nanos.merge(kind, tookNanos, Long::sum);
  }

  /** Some of a kind are not done after all, and take no time. */
  void drop(String kind, int count) {
    total.merge(kind, -count, Integer::sum);
  }

  /** How far the run is. */
  public RunListener.Progress progress() {
    return new RunListener.Progress(sum(done), sum(total), remaining());
  }

  private Optional<Duration> remaining() {
    double remaining = 0;
    for (String kind : total.keySet()) {
      if (known.containsKey(kind)) {
        remaining += known.get(kind).stream().reduce(Duration.ZERO, Duration::plus).toNanos();
        continue;
      }
      int left = total.get(kind) - done.getOrDefault(kind, 0);
      if (left > 0 && !done.containsKey(kind)) {
        return Optional.empty();
      }
      remaining += left == 0 ? 0 : left * (double) nanos.get(kind) / done.get(kind);
    }
    return Optional.of(Duration.ofNanos((long) remaining));
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
