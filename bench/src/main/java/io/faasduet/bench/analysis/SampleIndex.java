package io.faasduet.bench.analysis;

import io.faasduet.bench.results.FunctionOnTarget;
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
  private final Map<FunctionOnTarget, List<Sample>> places = new HashMap<>();
  private final Map<Cell, List<Sample>> cells = new HashMap<>();
  private final Map<Cell, Map<String, List<Sample>>> loads = new HashMap<>();
  private final Map<String, Set<String>> loadNames = new HashMap<>();
  private final Set<SampleKind> experiments = new LinkedHashSet<>();
  private int failed;

  /** Indexes samples in the order in which they were made. */
  public SampleIndex(List<Sample> samples) {
    Map<StepOfCell, List<List<Sample>>> steps = new HashMap<>();
    StepOfCell step = null;
    List<List<Sample>> lists = List.of();
    for (Sample sample : samples) {
      if (step == null || !step.has(sample)) {
        step = StepOfCell.of(sample);
        lists = steps.computeIfAbsent(step, this::lists);
      }
      lists.forEach(list -> list.add(sample));
      failed += sample.ok() ? 0 : 1;
    }
  }

  /** The lists that a step's samples are in. */
  private List<List<Sample>> lists(StepOfCell step) {
    Cell cell = step.cell();
    List<List<Sample>> lists = new ArrayList<>();
    lists.add(places.computeIfAbsent(cell.place(), unseen -> new ArrayList<>()));
    lists.add(cells.computeIfAbsent(cell, unseen -> new ArrayList<>()));
    experiments.add(cell.experiment());
    if (cell.experiment() == SampleKind.LOAD) {
      String load = LoadStep.of(step.name(), cell.place().target()).name();
      lists.add(
          loads
              .computeIfAbsent(cell, unseen -> new HashMap<>())
              .computeIfAbsent(load, unseen -> new ArrayList<>()));
      loadNames.computeIfAbsent(cell.place().function(), unseen -> new LinkedHashSet<>()).add(load);
    }
    return lists;
  }

  private record Cell(FunctionOnTarget place, SampleKind experiment) {}

  private record StepOfCell(Cell cell, String name) {
    static StepOfCell of(Sample sample) {
      Cell cell = new Cell(FunctionOnTarget.of(sample), sample.experiment());
      return new StepOfCell(cell, sample.step());
    }

    boolean has(Sample sample) {
      return name.equals(sample.step())
          && cell.experiment == sample.experiment()
          && cell.place.target().equals(sample.target())
          && cell.place.function().equals(sample.function());
    }
  }

  /** All of a function's samples on a target. */
  public List<Sample> of(String function, String target) {
    return places.getOrDefault(new FunctionOnTarget(function, target), List.of());
  }

  /** Those of one experiment. */
  public List<Sample> of(String function, String target, SampleKind experiment) {
    return cells.getOrDefault(
        new Cell(new FunctionOnTarget(function, target), experiment), List.of());
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
        .getOrDefault(new Cell(new FunctionOnTarget(function, target), SampleKind.LOAD), Map.of())
        .getOrDefault(load, List.of());
  }

  /** The experiments that there are samples of, in the order in which they were begun. */
  public Set<SampleKind> experiments() {
    return Collections.unmodifiableSet(experiments);
  }

  /** The number of samples of an experiment. */
  public int count(SampleKind experiment) {
    return cells.entrySet().stream()
        .filter(cell -> cell.getKey().experiment() == experiment)
        .mapToInt(cell -> cell.getValue().size())
        .sum();
  }

  /** The number of samples that failed. */
  public int failed() {
    return failed;
  }

  /** The number of samples. */
  public int size() {
    return places.values().stream().mapToInt(List::size).sum();
  }
}
