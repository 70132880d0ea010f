package io.faasduet.bench.experiment;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts the steps of a comparison and estimates the rest from how long each kind has taken. */
final class Steps {
  /** The kinds of step. */
  enum Kind {
    COLD_START,
    WARM_UP,
    WARM_BLOCK
  }

  private final Map<Kind, Integer> total = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);
  private final Map<Kind, Long> nanos = new EnumMap<>(Kind.class);

  /** Announces steps. */
  void expect(Kind kind, int count) {
    total.merge(kind, count, Integer::sum);
  }

  /** One step is done and took so long. */
  void finish(Kind kind, long tookNanos) {
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
      int left = total.get(kind) - done.getOrDefault(kind, 0);
      if (left > 0 && !done.containsKey(kind)) {
        return Optional.empty();
      }
      remaining += left == 0 ? 0 : left * (double) nanos.get(kind) / done.get(kind);
    }
    return Optional.of(Duration.ofNanos((long) remaining));
  }

  private static int sum(Map<Kind, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
