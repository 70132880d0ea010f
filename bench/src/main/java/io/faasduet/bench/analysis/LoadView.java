package io.faasduet.bench.analysis;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.Sample;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a report can show of one load.
 *
 * @param function the function that it was put on
 * @param figures its figures
 */
public record LoadView(FunctionView function, Summary.LoadSummary figures) {
  public LoadView {
    requireNonNull(function, "function");
    requireNonNull(figures, "figures");
  }

  /** The load's name. */
  public String name() {
    return figures.name();
  }

  /** Every request on a target, failed ones included. */
  public List<Sample> due(String target) {
    return function.run().samples().load(function.name(), name(), target);
  }

  /** The same of the first repetition alone, where the load is repeated. */
  public List<Sample> firstRepetition(String target) {
    Map<String, Boolean> firsts = new HashMap<>();
    return due(target).stream()
        .filter(
            sample ->
                firsts.computeIfAbsent(
                    sample.step(), unseen -> LoadStep.of(sample).repetition() <= 1))
        .toList();
  }

  /** The answered requests by target; a target without one is left out. */
  public Map<String, List<Sample>> answered() {
    Map<String, List<Sample>> answered = new LinkedHashMap<>();
    for (Summary.LoadFigures of : figures.figures()) {
      List<Sample> ok = due(of.target()).stream().filter(Sample::ok).toList();
      if (!ok.isEmpty()) {
        answered.put(of.target(), ok);
      }
    }
    return answered;
  }
}
