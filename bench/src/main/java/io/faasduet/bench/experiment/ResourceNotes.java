package io.faasduet.bench.experiment;

import io.faasduet.bench.resources.UnreadableSources;
import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.bench.results.ResourceSample;
import io.faasduet.bench.results.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run's description says of the sampling of resources: what it cost, and what this machine
 * does not tell. Thread-safe.
 */
public final class ResourceNotes {
  private static final String COST = "cost of sampling";
  private static final String UNREADABLE = "resources that cannot be read";

  private final UnreadableSources unreadable = new UnreadableSources();
  private final Map<String, Cost> costs = new LinkedHashMap<>();

  /** The sampling of one step. */
  private record Cost(int samples, double cpuNanos, double perfMillis, long first, long last) {
    Cost with(ResourceSample sample) {
      return new Cost(
          samples + 1,
          cpuNanos + sample.value(ResourceColumn.SAMPLING_CPU_NANOS).orElse(0),
          Math.max(perfMillis, sample.value(ResourceColumn.PERF_CPU_MS).orElse(0)),
          Math.min(first, sample.timeNanos()),
          Math.max(last, sample.timeNanos()));
    }
  }

  /** Goes on from the description, and the lines, of a run that was cut short. */
  public void resume(Run earlier, List<ResourceSample> samples) {
    earlier.settings().stream()
        .filter(setting -> setting.name().equals(UNREADABLE))
        .map(setting -> Arrays.asList(setting.value().split("; ")))
        .forEach(unreadable::addAll);
    samples.forEach(this::add);
  }

  /** Takes what cannot be read. */
  UnreadableSources unreadable() {
    return unreadable;
  }

  /** A line is on file. */
  synchronized void add(ResourceSample sample) {
    String place = sample.function() + ", " + sample.step();
    Cost cost =
        costs.getOrDefault(place, new Cost(0, 0, 0, sample.timeNanos(), sample.timeNanos()));
    costs.put(place, cost.with(sample));
  }

  /** The settings that say so; none if nothing was sampled. */
  public synchronized List<Run.Setting> settings() {
    List<Run.Setting> settings = new ArrayList<>();
    costs.forEach((place, cost) -> settings.add(new Run.Setting(COST + ", " + place, text(cost))));
    if (!unreadable.notes().isEmpty()) {
      settings.add(new Run.Setting(UNREADABLE, String.join("; ", unreadable.notes())));
    }
    return settings;
  }

  private static String text(Cost cost) {
    double seconds = (cost.last() - cost.first()) / 1e9;
    String text =
        String.format(
            Locale.ROOT,
            "%,d samples of %.2f ms each, %.1f%% of one CPU",
            cost.samples(),
            cost.cpuNanos() / 1e6 / cost.samples(),
            seconds == 0 ? 0 : 100 * cost.cpuNanos() / 1e9 / seconds);
    return cost.perfMillis() == 0
        ? text
        : text + String.format(Locale.ROOT, "; perf used %.0f ms", cost.perfMillis());
  }
}
