package io.faasduet.bench.analysis;

import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.study.StudyTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Every figure of a run, derived from its samples; as JSON it is {@code summary.json}. Times are in
 * milliseconds.
 *
 * @param run what was run
 * @param functions each function's figures, in the run's order
 * @param lastLineCut whether the samples end within a line, which is left out
 */
public record Summary(Run run, List<FunctionSummary> functions, boolean lastLineCut) {
  public Summary {
    functions = List.copyOf(functions);
  }

  /** How many pairs of targets are judged, whose verdicts hold together. */
  public long judged() {
    return functions.stream()
        .flatMap(FunctionSummary::comparisons)
        .flatMap(comparison -> comparison.contrasts().stream())
        .filter(contrast -> contrast.judgement().adjustedPValue().isPresent())
        .count();
  }

  /**
   * One function's figures.
   *
   * @param name the function's name
   * @param model the model it answered with, where its answers name one
   * @param cold the first request of each process
   * @param warm the requests to warm processes
   * @param loads the loads, in the order they were begun
   * @param overheads the time around the function by the size of requests, of warm calls and of
   *     cold starts on each target
   * @param roundTrips the round trips of datagrams, on each target that has some
   * @param survivals how many instances survived being idle, on each target that was asked
   * @param studies the tables of published studies that it was invoked for
   * @param costs what a million requests cost, on each target for which it can be said
   * @param resources what its processes used, by the number of instances and in the run's order
   */
  public record FunctionSummary(
      String name,
      Optional<Run.Model> model,
      Comparison cold,
      Comparison warm,
      List<LoadSummary> loads,
      List<PayloadOverhead> overheads,
      List<RoundTripFigures> roundTrips,
      List<SurvivalFigures> survivals,
      List<StudyTable> studies,
      List<Cost> costs,
      List<ResourceFigures> resources) {
    public FunctionSummary {
      loads = List.copyOf(loads);
      overheads = List.copyOf(overheads);
      roundTrips = List.copyOf(roundTrips);
      survivals = List.copyOf(survivals);
      studies = List.copyOf(studies);
      costs = List.copyOf(costs);
      resources = List.copyOf(resources);
    }

    /** Cold starts, warm calls and each load. */
    public Stream<Comparison> comparisons() {
      return Stream.concat(Stream.of(cold, warm), loads.stream().map(LoadSummary::latencies));
    }
  }

  /**
   * One load, on each target that it was put on.
   *
   * @param name what the plan calls it
   * @param latencies from when requests were due
   * @param figures what a load shows in addition to these, in the same order
   */
  public record LoadSummary(String name, Comparison latencies, List<LoadFigures> figures) {
    public LoadSummary {
      figures = List.copyOf(figures);
    }
  }

  /**
   * What a load on one target shows in addition to latencies.
   *
   * @param due how many requests came due: those that succeeded and those that failed
   * @param repetitions how often the load was put on the target
   * @param answeredPerSecond those that succeeded, from when the first was due to the last answer
   *     of a repetition
   * @param lagP99Millis how much later than due the generator sent, at most, 99 of 100
   * @param valid whether so few requests were late that the load was the one that was asked for
   * @param coldShare the share of the answers that came from a process which was new
   * @param instances the most processes that answered at a time
   * @param batchMillis of a load in batches, when each batch was wholly answered; of a repeated one
   *     the mean over the repetitions
   * @param batchMeanMillis of a load in batches, the mean latency of each batch's answers
   */
  public record LoadFigures(
      String target,
      int due,
      int repetitions,
      double answeredPerSecond,
      double lagP99Millis,
      boolean valid,
      double coldShare,
      int instances,
      List<Double> batchMillis,
      List<Double> batchMeanMillis) {
    public LoadFigures {
      batchMillis = List.copyOf(batchMillis);
      batchMeanMillis = List.copyOf(batchMeanMillis);
    }
  }

  /**
   * What requests cost on one target, in US dollars, at the price table's prices.
   *
   * @param usdPerMillion a million warm requests; of a server, if it is kept that busy
   * @param coldUsdPerMillion a million requests that are all cold starts, on Lambda
   * @param usdPerHour of a server
   * @param requestsPerSecond of a server: the most that one process was seen to answer
   * @param assumptions what was taken for granted, a sentence each
   */
  public record Cost(
      String target,
      PlatformName platform,
      int memoryMegabytes,
      double usdPerMillion,
      Optional<Double> coldUsdPerMillion,
      Optional<Double> usdPerHour,
      Optional<Double> requestsPerSecond,
      List<String> assumptions) {
    public Cost {
      assumptions = List.copyOf(assumptions);
    }
  }

  /**
   * The targets side by side; one that was not asked is left out.
   *
   * @param targets each target's figures, in the run's order
   * @param contrasts each pair of targets that both answered
   * @param verdict what the contrasts come to, as a sentence
   */
  public record Comparison(List<TargetSummary> targets, List<Contrast> contrasts, String verdict) {
    public Comparison {
      targets = List.copyOf(targets);
      contrasts = List.copyOf(contrasts);
    }

    /** How long a target's answers took; empty if none was answered. */
    public Optional<Latency> latency(String target) {
      return targets.stream()
          .filter(of -> of.name().equals(target))
          .flatMap(of -> of.latency().stream())
          .findFirst();
    }

    /** The median of each target that has answers. */
    public DoubleStream medians() {
      return targets.stream()
          .flatMap(of -> of.latency().stream())
          .mapToDouble(latency -> latency.median().value());
    }
  }

  /**
   * One target's figures.
   *
   * @param name the target's name
   * @param requests how many requests were made
   * @param failures those that failed, by kind; they are in no other figure
   * @param processes how many processes answered
   * @param units how many independent groups of answers there are: instances, or repetitions of a
   *     load
   * @param instances how many of these count as instances for a verdict
   * @param fault why there is no verdict on it, as part of a sentence
   * @param repeatedInits how many of them were late with their INIT on Lambda, and began it again
   * @param latency how long the others took; empty if none was answered
   * @param drift the median of the later half of each process's requests over that of its earlier
   *     half; well below 1 the processes were not yet warm
   * @param phases the means of what the function timed of itself
   * @param start the means of the steps of the cold starts
   * @param restore what the platform says that it took to restore them from a snapshot; empty if it
   *     did not
   * @param residentBytes the median of the processes' memory
   */
  public record TargetSummary(
      String name,
      int requests,
      List<FailureCount> failures,
      int processes,
      int units,
      int instances,
      Optional<String> fault,
      int repeatedInits,
      Optional<Latency> latency,
      Optional<Double> drift,
      List<PhaseMean> phases,
      Optional<ColdStart> start,
      Optional<Restores> restore,
      Optional<Double> residentBytes) {
    public TargetSummary {
      failures = List.copyOf(failures);
      phases = List.copyOf(phases);
    }

    /** How many requests failed. */
    public int failed() {
      return failures.stream().mapToInt(FailureCount::count).sum();
    }

    /** How many requests were answered. */
    public int answered() {
      return requests - failed();
    }
  }

  /**
   * The times in which a platform restored environments from a snapshot, by its own account.
   *
   * @param count how many calls had one
   */
  public record Restores(int count, double medianMillis, double leastMillis, double mostMillis) {}

  /** How often requests failed in one way. */
  public record FailureCount(String kind, int count) {}

  /** The mean time of one phase over the answers that have it. */
  public record PhaseMean(String phase, double meanMillis) {}

  /**
   * How latencies are spread, in milliseconds.
   *
   * @param median with its interval, made by resampling processes
   * @param p90 absent, as the next three, where fewer than ten measurements lie beyond it
   * @param coefficientOfVariation the standard deviation over the mean; absent of a single one, and
   *     of a mean of 0
   * @param tailToMedian p99 over the median
   */
  public record Latency(
      Estimate median,
      Optional<Double> p90,
      Optional<Double> p95,
      Optional<Double> p99,
      Optional<Double> p999,
      double mean,
      double standardDeviation,
      Optional<Double> coefficientOfVariation,
      Optional<Double> tailToMedian,
      double least,
      double greatest) {}

  /**
   * Two targets against each other.
   *
   * @param first the one with the lower median
   * @param second the other one
   * @param ratio the second one's median over the first one's
   * @param difference the second one's median less the first one's, in milliseconds
   * @param judgement what can be said, with all other comparisons of the run
   */
  public record Contrast(
      String first, String second, Estimate ratio, Estimate difference, Judgement judgement) {
    /** Whether the first is faster beyond doubt. */
    public boolean distinguishable() {
      return judgement.conclusion() == Conclusion.DIFFERENT;
    }
  }
}
