package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The samples of a run, indexed in one pass by function, target, and experiment or load. Every list
 * has its samples in the order in which they were made.
 */
public final class SampleIndex {
  private final Map<Place, List<Sample>> places = new HashMap<>();
  private final Map<Cell, List<Sample>> cells = new HashMap<>();
  private final Map<Cell, Map<String, List<Sample>>> loads = new HashMap<>();
  private final Map<String, Set<String>> loadNames = new HashMap<>();
  private final Map<SampleKind, Integer> counts = new LinkedHashMap<>();
  private int failed;

  /** Indexes samples in the order in which they were made. */
  public SampleIndex(List<Sample> samples) {
    Map<Step, String> names = new HashMap<>();
    for (Sample sample : samples) {
      Place place = new Place(sample.function(), sample.target());
      Cell cell = new Cell(place, sample.experiment());
      counts.merge(sample.experiment(), 1, Integer::sum);
      failed += sample.ok() ? 0 : 1;
      places.computeIfAbsent(place, unseen -> new ArrayList<>()).add(sample);
      cells.computeIfAbsent(cell, unseen -> new ArrayList<>()).add(sample);
      if (sample.experiment() == SampleKind.LOAD) {
        String name =
            names.computeIfAbsent(
                new Step(sample.step(), sample.target()), unseen -> LoadStep.of(sample).name());
        loads
            .computeIfAbsent(cell, unseen -> new HashMap<>())
            .computeIfAbsent(name, unseen -> new ArrayList<>())
            .add(sample);
        loadNames.computeIfAbsent(sample.function(), unseen -> new LinkedHashSet<>()).add(name);
      }
    }
  }

  private record Place(String function, String target) {}

  private record Cell(Place place, SampleKind experiment) {}

  private record Step(String step, String target) {}

  /** All of a function's samples on a target. */
  public List<Sample> of(String function, String target) {
    return places.getOrDefault(new Place(function, target), List.of());
  }

  /** Those of one experiment. */
  public List<Sample> of(String function, String target, SampleKind experiment) {
    return cells.getOrDefault(new Cell(new Place(function, target), experiment), List.of());
  }

  /** The answered ones of an experiment by target; a target without an answer is left out. */
  public Map<String, List<Sample>> answered(
      String function, List<String> targets, SampleKind experiment) {
    Map<String, List<Sample>> answered = new LinkedHashMap<>();
    for (String target : targets) {
      List<Sample> ok = of(function, target, experiment).stream().filter(Sample::ok).toList();
      if (!ok.isEmpty()) {
        answered.put(target, ok);
      }
    }
    return answered;
  }

  /** The names of a function's loads, in the order in which they were begun. */
  public List<String> loads(String function) {
    return List.copyOf(loadNames.getOrDefault(function, Set.of()));
  }

  /** Every request of a load on a target, failed ones included. */
  public List<Sample> load(String function, String load, String target) {
    return loads
        .getOrDefault(new Cell(new Place(function, target), SampleKind.LOAD), Map.of())
        .getOrDefault(load, List.of());
  }

  /** The experiments that there are samples of, in the order in which they were begun. */
  public Set<SampleKind> experiments() {
    return Collections.unmodifiableSet(counts.keySet());
  }

  /** The number of samples of an experiment. */
  public int count(SampleKind experiment) {
    return counts.getOrDefault(experiment, 0);
  }

  /** The number of samples that failed. */
  public int failed() {
    return failed;
  }

  /** The number of samples. */
  public int size() {
    return counts.values().stream().mapToInt(count -> count).sum();
  }
}
