package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.statistics.Clusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * The requests of one experiment to one target, and what is to be known of them for a verdict.
 *
 * @param target the target's name
 * @param requests all of them
 * @param ok those that were answered
 * @param units their latencies in independent groups
 * @param load what a load shows in addition to latencies; empty of other requests
 * @param fault why there is no verdict on them
 */
record Answers(
    String target,
    List<Sample> requests,
    List<Sample> ok,
    Units units,
    Optional<Summary.LoadFigures> load,
    Optional<String> fault) {
  private static final double MOST_FAILED = 0.01;
  private static final Set<String> BAD = Set.of("bad-answer", "wrong-answer");

  static Answers of(Run run, String target, List<Sample> requests) {
    List<Sample> ok = requests.stream().filter(Sample::ok).toList();
    ForkJoinTask<Units> units = ForkJoinPool.commonPool().submit(() -> Units.of(run, target, ok));
    Optional<Summary.LoadFigures> load =
        requests.stream().allMatch(sample -> sample.experiment() == SampleKind.LOAD)
            ? Optional.of(LoadSummaries.of(target, requests, ok))
            : Optional.empty();
    Optional<String> fault =
        ofRequests(target, requests, ok).or(() -> load.flatMap(figures -> ofLoad(run, figures)));
    return new Answers(target, requests, ok, units.join(), load, fault);
  }

  /** The latencies of independent groups; empty if nothing was answered. */
  Optional<Clusters> clusters() {
    return units.clusters();
  }

  ComparisonFamily.Side side() {
    return new ComparisonFamily.Side(target, units.counted(), units.together(), fault);
  }

  private static Optional<String> ofRequests(
      String target, List<Sample> requests, List<Sample> ok) {
    long failed = (long) requests.size() - ok.size();
    long bad = requests.stream().filter(sample -> BAD.contains(sample.status())).count();
    if (failed > MOST_FAILED * requests.size()) {
      return Optional.of(
          "%d of %d requests failed on %s".formatted(failed, requests.size(), target));
    } else if (bad > 0) {
      return Optional.of("%d of %d answers of %s were bad".formatted(bad, requests.size(), target));
    }
    return Optional.empty();
  }

  private static Optional<String> ofLoad(Run run, Summary.LoadFigures load) {
    if (!load.valid()) {
      return Optional.of("the generator lagged on " + load.target());
    }
    return Oversubscription.of(run, load.target(), load.instances())
        ? Optional.of(
            "%d instances of %s shared %d processors"
                .formatted(load.instances(), load.target(), run.machine().cores()))
        : Optional.empty();
  }
}
