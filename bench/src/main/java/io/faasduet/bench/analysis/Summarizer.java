package io.faasduet.bench.analysis;

import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.ResourceSample;
import io.faasduet.bench.results.RoundTrip;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.Survival;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.study.StudyAnalysis;
import io.faasduet.bench.study.StudyData;
import io.faasduet.bench.study.StudyTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Derives every figure from the samples. The same files give the same figures. */
public final class Summarizer {
  private final Run run;
  private final SampleIndex samples;
  private final Pricing pricing;
  private final List<ResourceSample> resources;
  private final List<RoundTrip> roundTrips;
  private final List<Survival> survivals;
  private final Optional<Path> directory;

  public Summarizer(
      Run run,
      SampleIndex samples,
      List<ResourceSample> resources,
      List<RoundTrip> roundTrips,
      List<Survival> survivals,
      Optional<Path> directory,
      Pricing pricing) {
    this.resources = resources;
    this.roundTrips = List.copyOf(roundTrips);
    this.survivals = List.copyOf(survivals);
    this.directory = directory;
    this.run = run;
    this.pricing = pricing;
    this.samples = samples;
  }

  /** One function's comparisons: cold, warm, and each load by its name. */
  private record Drafts(
      Run.MeasuredFunction function,
      ComparisonDraft cold,
      ComparisonDraft warm,
      List<LoadDraft> loads) {
    Stream<ComparisonDraft> all() {
      return Stream.concat(Stream.of(cold, warm), loads.stream().map(LoadDraft::comparison));
    }
  }

  private record LoadDraft(String name, ComparisonDraft comparison) {}

  /** The figures; {@code lastLineCut} as in {@link Summary}. */
  public Summary summary(boolean lastLineCut) {
    List<Drafts> functions = run.functions().parallelStream().map(this::drafts).toList();
    List<ComparisonDraft> all = functions.stream().flatMap(Drafts::all).toList();
    int comparisons = all.stream().mapToInt(ComparisonDraft::pairCount).sum();
    Bootstrap bootstrap = Bootstrap.ofPage(run.seed(), comparisons);
    all.parallelStream().forEach(draft -> draft.draw(bootstrap));
    Iterator<Judgement> judgements =
        ComparisonFamily.judge(all.stream().flatMap(draft -> draft.pairs().stream()).toList())
            .iterator();
    List<Summary.FunctionSummary> judged = new ArrayList<>();
    functions.forEach(function -> judged.add(function(function, judgements)));
    return new Summary(run, judged, lastLineCut);
  }

  /** In the order of {@link Drafts#all}. */
  private Summary.FunctionSummary function(Drafts drafts, Iterator<Judgement> judgements) {
    Summary.Comparison cold = drafts.cold().judged(judgements);
    Summary.Comparison warm = drafts.warm().judged(judgements);
    List<Summary.LoadSummary> loads = new ArrayList<>();
    for (LoadDraft load : drafts.loads()) {
      ComparisonDraft comparison = load.comparison();
      loads.add(
          new Summary.LoadSummary(load.name(), comparison.judged(judgements), comparison.loads()));
    }
    return new Summary.FunctionSummary(
        drafts.function().name(),
        drafts.function().model(),
        cold,
        warm,
        loads,
        PayloadOverheads.of(run, samples, drafts.function().name()),
        RoundTripSummaries.of(run, samples, roundTrips, drafts.function().name()),
        SurvivalSummaries.of(run, survivals, drafts.function().name()),
        studies(drafts.function().name()),
        new CostSummaries(pricing, run, samples).of(drafts.function().name(), warm, loads),
        new ResourceSummaries(run.targetNames(), samples, resources).of(drafts.function().name()));
  }

  private List<StudyTable> studies(String function) {
    List<Sample> invocations =
        run.targetNames().stream()
            .flatMap(target -> samples.of(function, target, SampleKind.STUDY).stream())
            .filter(Sample::ok)
            .toList();
    StudyData data = new StudyData(run, function, invocations, directory, pricing);
    return invocations.isEmpty()
        ? List.of()
        : StudyAnalysis.ALL.stream().flatMap(study -> study.tables(data).stream()).toList();
  }

  private Drafts drafts(Run.MeasuredFunction function) {
    String name = function.name();
    return new Drafts(
        function,
        draft(target -> samples.of(name, target, SampleKind.COLD)),
        draft(target -> samples.of(name, target, SampleKind.WARM)),
        samples.loads(name).stream()
            .map(load -> new LoadDraft(load, draft(target -> samples.load(name, load, target))))
            .toList());
  }

  private ComparisonDraft draft(Function<String, List<Sample>> requests) {
    return new ComparisonDraft(
        run.targetNames().parallelStream()
            .filter(target -> !requests.apply(target).isEmpty())
            .map(target -> Answers.of(run, target, requests.apply(target)))
            .toList());
  }
}
