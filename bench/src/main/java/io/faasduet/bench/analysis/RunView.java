package io.faasduet.bench.analysis;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import java.util.List;

/**
 * All that a report can show of a run.
 *
 * @param summary the figures
 * @param samples the samples that they are derived from
 * @param pricing the prices of the costs among them
 */
public record RunView(Summary summary, SampleIndex samples, Pricing pricing) {
  public RunView {
    requireNonNull(summary, "summary");
    requireNonNull(samples, "samples");
    requireNonNull(pricing, "pricing");
  }

  /** Derives the figures of a run from its samples, which are in the order they were made. */
  public static RunView of(Run run, List<Sample> samples, Pricing pricing) {
    return of(run, samples, false, pricing);
  }

  /** The same of samples whose last line is cut and not among them. */
  public static RunView of(Run run, List<Sample> samples, boolean lastLineCut, Pricing pricing) {
    SampleIndex index = new SampleIndex(samples);
    return new RunView(new Summarizer(run, index, pricing).summary(lastLineCut), index, pricing);
  }

  /** The functions, in the run's order. */
  public List<FunctionView> functions() {
    return summary.functions().stream().map(figures -> new FunctionView(this, figures)).toList();
  }
}
