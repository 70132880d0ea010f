package io.faasduet.bench.analysis;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.util.List;
import java.util.Map;

/**
 * All that a report can show of one function.
 *
 * @param run the run that it is part of
 * @param figures its figures
 */
public record FunctionView(RunView run, Summary.FunctionSummary figures) {
  public FunctionView {
    requireNonNull(run, "run");
    requireNonNull(figures, "figures");
  }

  /** The function's name. */
  public String name() {
    return figures.name();
  }

  /** The loads, in the order in which they were begun. */
  public List<LoadView> loads() {
    return figures.loads().stream().map(load -> new LoadView(this, load)).toList();
  }

  /** What its processes used, step by step. */
  public List<ResourceView> resources() {
    return figures.resources().stream().map(of -> ResourceView.of(this, of)).toList();
  }

  /** The answered warm calls by target; a target without one is left out. */
  public Map<String, List<Sample>> warm() {
    return answered(SampleKind.WARM);
  }

  /** The answered cold starts by target; a target without one is left out. */
  public Map<String, List<Sample>> cold() {
    return answered(SampleKind.COLD);
  }

  private Map<String, List<Sample>> answered(SampleKind kind) {
    return run.samples().answered(name(), run.summary().run().targetNames(), kind);
  }
}
