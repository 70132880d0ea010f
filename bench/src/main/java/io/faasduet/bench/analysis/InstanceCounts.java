package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many instances there were over a load, as its answers show them: each from when its first
 * request was sent until its last one was answered. Instances that answered nothing are not seen.
 */
public final class InstanceCounts {
  private static final double NANOS = 1e9;

  private InstanceCounts() {}

  /** So many instances from that time on. */
  public record Change(double seconds, int instances) {}

  /** The changes, in seconds since the given moment of the run. */
  public static List<Change> changes(List<Sample> ok, long originNanos) {
    Map<Integer, long[]> lives = new HashMap<>();
    for (Sample sample : ok) {
      if (sample.process() > 0) {
        long end = LoadSummaries.endNanos(sample);
        long[] life =
            lives.computeIfAbsent(
                sample.process(), unseen -> new long[] {sample.startNanos(), end});
        life[0] = Math.min(life[0], sample.startNanos());
        life[1] = Math.max(life[1], end);
      }
    }
    TreeMap<Long, Integer> steps = new TreeMap<>();
    lives
        .values()
        .forEach(
            life -> {
              steps.merge(life[0], 1, Integer::sum);
              steps.merge(life[1], -1, Integer::sum);
            });
    List<Change> changes = new ArrayList<>();
    int instances = 0;
    for (Map.Entry<Long, Integer> step : steps.entrySet()) {
      instances += step.getValue();
      changes.add(new Change((step.getKey() - originNanos) / NANOS, instances));
    }
    return changes;
  }

  /** The most at a time. */
  static int most(List<Sample> ok) {
    return changes(ok, 0).stream().mapToInt(Change::instances).max().orElse(0);
  }
}
