package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.statistics.Clusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The requests of one experiment to one target, and what is to be known of them for a verdict.
 *
 * @param target the target's name
 * @param requests all of them
 * @param ok those that were answered
 * @param units the same in independent groups
 * @param fault why there is no verdict on them
 */
record Answers(
    String target, List<Sample> requests, List<Sample> ok, Units units, Optional<String> fault) {
  private static final double MOST_FAILED = 0.01;
  private static final String BAD_ANSWER = "bad-answer";

  static Answers of(Run run, String target, List<Sample> requests) {
    List<Sample> ok = requests.stream().filter(Sample::ok).toList();
    return new Answers(
        target, requests, ok, Units.of(run, target, ok), fault(run, target, requests, ok));
  }

  /** The latencies by group; empty if nothing was answered. */
  Optional<Clusters> clusters() {
    return ok.isEmpty()
        ? Optional.empty()
        : Optional.of(Clusters.of(units.groups().stream().map(Latencies::of).toList()));
  }

  ComparisonFamily.Side side() {
    return new ComparisonFamily.Side(target, units.counted(), fault);
  }

  private static Optional<String> fault(
      Run run, String target, List<Sample> requests, List<Sample> ok) {
    long failed = requests.size() - ok.size();
    long bad = requests.stream().filter(sample -> sample.status().equals(BAD_ANSWER)).count();
    if (failed > MOST_FAILED * requests.size()) {
      return Optional.of(
          "%d of %d requests failed on %s".formatted(failed, requests.size(), target));
    } else if (bad > 0) {
      return Optional.of("%d of %d answers of %s were bad".formatted(bad, requests.size(), target));
    }
    return requests.stream().allMatch(sample -> sample.experiment() == SampleKind.LOAD)
        ? ofLoad(run, target, requests, ok)
        : Optional.empty();
  }

  private static Optional<String> ofLoad(
      Run run, String target, List<Sample> requests, List<Sample> ok) {
    int instances = InstanceCounts.most(ok);
    boolean lagged = LoadSummaries.repetitions(requests).stream().anyMatch(GeneratorLag::isTooMuch);
    return Stream.of(
            lagged ? "the generator lagged on " + target : "",
            Oversubscription.of(run, target, instances)
                ? "%d instances of %s shared %d processors"
                    .formatted(instances, target, run.machine().cores())
                : "")
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
