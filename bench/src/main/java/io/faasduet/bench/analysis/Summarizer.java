package io.faasduet.bench.analysis;

import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Clusters;
import io.faasduet.bench.statistics.Distribution;
import io.faasduet.bench.statistics.MedianContrast;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Derives every figure from the samples. The same files give the same figures. */
public final class Summarizer {
  private static final int RESAMPLES = 10_000;
  private static final double INIT_LIMIT_MILLIS = 10_000;

  private final Run run;
  private final SampleIndex samples;
  private final Pricing pricing;
  private final Bootstrap bootstrap;

  public Summarizer(Run run, SampleIndex samples, Pricing pricing) {
    this.run = run;
    this.pricing = pricing;
    this.samples = samples;
    this.bootstrap = new Bootstrap(run.seed(), RESAMPLES);
  }

  public Summary summary() {
    return new Summary(run, run.functions().stream().map(this::function).toList());
  }

  private Summary.FunctionSummary function(Run.MeasuredFunction function) {
    Summary.Comparison warm = comparison(function.name(), SampleKind.WARM);
    List<Summary.LoadSummary> loads =
        samples.loads(function.name()).stream().map(load -> load(function.name(), load)).toList();
    return new Summary.FunctionSummary(
        function.name(),
        function.model(),
        comparison(function.name(), SampleKind.COLD),
        warm,
        loads,
        new CostSummaries(pricing, run, samples).of(function.name(), warm, loads));
  }

  private Summary.LoadSummary load(String function, String name) {
    Map<String, List<Sample>> due = new LinkedHashMap<>();
    List<Summary.LoadFigures> figures = new ArrayList<>();
    for (String target : run.targetNames()) {
      List<Sample> onTarget = samples.load(function, name, target);
      if (!onTarget.isEmpty()) {
        due.put(target, onTarget);
        figures.add(LoadSummaries.of(target, onTarget));
      }
    }
    return new Summary.LoadSummary(name, withWarning(comparison(due), figures), figures);
  }

  /** A verdict is not to be read without that the load was not the one that was asked for. */
  private static Summary.Comparison withWarning(
      Summary.Comparison comparison, List<Summary.LoadFigures> figures) {
    List<String> invalid =
        figures.stream().filter(of -> !of.valid()).map(Summary.LoadFigures::target).toList();
    if (invalid.isEmpty()) {
      return comparison;
    }
    return new Summary.Comparison(
        comparison.targets(),
        comparison.contrasts(),
        "%s Invalid on %s: the generator lagged."
            .formatted(comparison.verdict(), ComparisonVerdict.and(invalid)));
  }

  private Summary.Comparison comparison(String function, SampleKind experiment) {
    Map<String, List<Sample>> made = new LinkedHashMap<>();
    for (String target : run.targetNames()) {
      List<Sample> onTarget = samples.of(function, target, experiment);
      if (!onTarget.isEmpty()) {
        made.put(target, onTarget);
      }
    }
    return comparison(made);
  }

  private Summary.Comparison comparison(Map<String, List<Sample>> made) {
    List<Summary.TargetSummary> targets = new ArrayList<>();
    Map<String, Clusters> answered = new LinkedHashMap<>();
    made.forEach(
        (target, requests) -> {
          List<Sample> ok = requests.stream().filter(Sample::ok).toList();
          Collection<double[]> latencies = byInstance(ok);
          Optional<Clusters> clusters =
              ok.isEmpty() ? Optional.empty() : Optional.of(Clusters.of(latencies));
          clusters.ifPresent(of -> answered.put(target, of));
          targets.add(target(target, requests, ok, latencies, clusters));
        });
    List<Summary.Contrast> contrasts = contrasts(answered);
    return new Summary.Comparison(targets, contrasts, ComparisonVerdict.of(targets, contrasts));
  }

  private Summary.TargetSummary target(
      String name,
      List<Sample> requests,
      List<Sample> ok,
      Collection<double[]> byInstance,
      Optional<Clusters> clusters) {
    return new Summary.TargetSummary(
        name,
        requests.size(),
        failures(requests),
        byInstance.size(),
        (int) ok.stream().filter(Summarizer::repeatedInit).count(),
        clusters.map(this::latency),
        Drift.of(byInstance),
        PhaseMeans.of(ok),
        start(ok),
        median(
            ok.stream()
                .filter(s -> s.residentBytes().isPresent())
                .mapToDouble(s -> s.residentBytes().getAsLong())
                .toArray()));
  }

  /**
   * Lambda ends an INIT that takes longer than ten seconds, and begins it again in the invocation,
   * whose REPORT line then has no Init Duration.
   */
  private static boolean repeatedInit(Sample ok) {
    return ok.cold()
        && ok.billed().filter(billed -> billed.initMillis().isEmpty()).isPresent()
        && ok.latencyMillis().getAsDouble() > INIT_LIMIT_MILLIS;
  }

  private Summary.Latency latency(Clusters clusters) {
    Distribution all = clusters.distribution();
    return new Summary.Latency(
        bootstrap.median(clusters),
        boxed(all.tail(0.9)),
        boxed(all.tail(0.95)),
        boxed(all.tail(0.99)),
        boxed(all.tail(0.999)),
        all.mean(),
        all.standardDeviation(),
        all.count() > 1 ? Optional.of(all.coefficientOfVariation()) : Optional.empty(),
        boxed(all.tailToMedian()),
        all.quantile(0),
        all.quantile(1));
  }

  private List<Summary.Contrast> contrasts(Map<String, Clusters> answered) {
    List<Summary.Contrast> contrasts = new ArrayList<>();
    List<String> names = List.copyOf(answered.keySet());
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        contrasts.add(contrast(names.get(i), names.get(j), answered));
      }
    }
    return contrasts;
  }

  private Summary.Contrast contrast(String one, String other, Map<String, Clusters> answered) {
    Clusters first = answered.get(one);
    Clusters second = answered.get(other);
    if (second.median() / first.median() < 1) {
      return contrast(other, one, answered);
    }
    MedianContrast contrast = bootstrap.contrast(second, first);
    return new Summary.Contrast(
        one,
        other,
        contrast.ratio(),
        contrast.difference(),
        ContrastVerdict.of(one, other, contrast.ratio()));
  }

  private static Collection<double[]> byInstance(List<Sample> ok) {
    return ok.stream()
        .collect(
            Collectors.groupingBy(
                Sample::process,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), Latencies::of)))
        .values();
  }

  private static List<Summary.FailureCount> failures(List<Sample> requests) {
    return requests.stream()
        .filter(sample -> !sample.ok())
        .collect(Collectors.groupingBy(Sample::status, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(kind -> new Summary.FailureCount(kind.getKey(), kind.getValue().intValue()))
        .toList();
  }

  private static Optional<ColdStart> start(List<Sample> ok) {
    List<ColdStart> starts = ok.stream().flatMap(sample -> sample.coldStart().stream()).toList();
    if (starts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ColdStart(
            mean(starts, ColdStart::processStartMillis),
            mean(starts, ColdStart::runtimeInitMillis),
            mean(starts, ColdStart::functionInitMillis),
            mean(starts, ColdStart::firstInvocationMillis)));
  }

  private static double mean(List<ColdStart> starts, ToDoubleFunction<ColdStart> step) {
    return starts.stream().mapToDouble(step).average().orElseThrow();
  }

  private static Optional<Double> median(double[] values) {
    return values.length == 0
        ? Optional.empty()
        : Optional.of(new Distribution(values).quantile(0.5));
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }
}
