package io.faasduet.bench.report;

import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.statistics.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * Every figure of a run, derived from its samples; as JSON it is {@code summary.json}. Times are in
 * milliseconds.
 *
 * @param run what was run
 * @param functions each function's figures, in the run's order
 */
public record Summary(Run run, List<Function> functions) {
  public Summary {
    functions = List.copyOf(functions);
  }

  /** How many pairs of targets are compared, each by an interval of its own. */
  public int contrasts() {
    return functions.stream()
        .mapToInt(f -> f.cold().contrasts().size() + f.warm().contrasts().size())
        .sum();
  }

  /**
   * One function's figures.
   *
   * @param name the function's name
   * @param model the model it answered with, where its answers name one
   * @param cold the first request of each process
   * @param warm the requests to warm processes
   */
  public record Function(
      String name, Optional<Run.Model> model, Comparison cold, Comparison warm) {}

  /**
   * The targets side by side; one that was not asked is left out.
   *
   * @param targets each target's figures, in the run's order
   * @param contrasts each pair of targets that both answered
   * @param verdict what the contrasts come to, as a sentence
   */
  public record Comparison(List<Target> targets, List<Contrast> contrasts, String verdict) {
    public Comparison {
      targets = List.copyOf(targets);
      contrasts = List.copyOf(contrasts);
    }
  }

  /**
   * One target's figures.
   *
   * @param name the target's name
   * @param requests how many requests were made
   * @param failures those that failed, by kind; they are in no other figure
   * @param processes how many processes answered
   * @param latency how long the others took; empty if none was answered
   * @param drift the median of the later half of each process's requests over that of its earlier
   *     half; well below 1 the processes were not yet warm
   * @param phases the means of what the function timed of itself
   * @param start the means of the steps of the cold starts
   * @param residentBytes the median of the processes' memory
   */
  public record Target(
      String name,
      int requests,
      List<FailureCount> failures,
      int processes,
      Optional<Latency> latency,
      Optional<Double> drift,
      List<PhaseMean> phases,
      Optional<ColdStart> start,
      Optional<Double> residentBytes) {
    public Target {
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

  /** How often requests failed in one way. */
  public record FailureCount(String kind, int count) {}

  /** The mean time of one phase over the answers that have it. */
  public record PhaseMean(String phase, double meanMillis) {}

  /**
   * How latencies are spread, in milliseconds.
   *
   * @param median with its interval, made by resampling processes
   * @param p90 absent, as the next two, where fewer than ten measurements lie beyond it
   */
  public record Latency(
      Estimate median,
      Optional<Double> p90,
      Optional<Double> p95,
      Optional<Double> p99,
      double mean,
      double standardDeviation,
      double least,
      double greatest) {}

  /**
   * Two targets against each other.
   *
   * @param first the one with the lower median
   * @param second the other one
   * @param ratio the second one's median over the first one's
   * @param finding what can be said, as a sentence
   */
  public record Contrast(String first, String second, Estimate ratio, String finding) {
    /** Whether the first is faster beyond doubt. */
    public boolean distinguishable() {
      return ratio.interval().filter(interval -> interval.low() > 1).isPresent();
    }
  }
}
