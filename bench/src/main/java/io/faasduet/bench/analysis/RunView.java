package io.faasduet.bench.analysis;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.ResourceSample;
import io.faasduet.bench.results.RoundTrip;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.Survival;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that a report can show of a run.
 *
 * @param summary the figures
 * @param samples the samples that they are derived from
 * @param resources what processes used, in the order of time
 * @param pricing the prices of the costs among them
 */
public record RunView(
    Summary summary, SampleIndex samples, List<ResourceSample> resources, Pricing pricing) {
  public RunView {
    resources = List.copyOf(resources);
    requireNonNull(summary, "summary");
    requireNonNull(samples, "samples");
    requireNonNull(pricing, "pricing");
  }

  /** Derives the figures of a run from its samples, which are in the order they were made. */
  public static RunView of(Run run, List<Sample> samples, Pricing pricing) {
    return of(run, samples, List.of(), List.of(), List.of(), Optional.empty(), false, pricing);
  }

  /**
   * The same with resources, round trips, survivals and the directory of other files, of samples
   * whose last line may be cut and not among them.
   */
  public static RunView of(
      Run run,
      List<Sample> samples,
      List<ResourceSample> resources,
      List<RoundTrip> roundTrips,
      List<Survival> survivals,
      Optional<Path> directory,
      boolean lastLineCut,
      Pricing pricing) {
    SampleIndex index = new SampleIndex(samples);
    return new RunView(
        new Summarizer(run, index, resources, roundTrips, survivals, directory, pricing)
            .summary(lastLineCut),
        index,
        resources,
        pricing);
  }

  /** The functions, in the run's order. */
  public List<FunctionView> functions() {
    return summary.functions().stream().map(figures -> new FunctionView(this, figures)).toList();
  }
}
