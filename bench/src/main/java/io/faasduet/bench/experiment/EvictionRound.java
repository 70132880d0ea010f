package io.faasduet.bench.experiment;

import io.faasduet.bench.option.SecondsText;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.Survival;
import io.faasduet.bench.simulation.SimulatedEnvironments;
import io.faasduet.bench.simulation.SimulatedTarget;
import io.faasduet.bench.simulation.VirtualTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** One round of one idle time on one target. */
record EvictionRound(int copies, double idleSeconds, int round, long seed, FunctionTarget pair)
    implements ExperimentStep {
  private static final String ROUND = "idle time";

  /** How long a simulated request takes. */
  private static final long SIMULATED_REQUEST_NANOS = 1_000_000_000;

  @Override
  public String name() {
    return "idle %s s #%d on %s"
        .formatted(SecondsText.plain(idleSeconds), round, pair.targetName());
  }

  @Override
  public Optional<String> function() {
    return Optional.of(pair.function());
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect(ROUND, pair.target().simulated() ? Duration.ZERO : idle().plusSeconds(3));
  }

  @Override
  public void run(Measurement measurement) {
    long start = System.nanoTime();
    measurement.survival(
        pair.target() instanceof SimulatedTarget target
            ? simulated(target)
            : measured(measurement));
    measurement.finished(ROUND, start);
  }

  private Survival measured(Measurement measurement) {
    pair.target().makeCold();
    try {
      List<Sample> first = measurement.batch(pair, copies, SampleKind.WARMUP);
      measurement.idle(idle());
      List<Sample> second = measurement.batch(pair, copies, SampleKind.EVICTION);
      return counted(first, second);
    } finally {
      if (pair.target().description().local()) {
        pair.target().makeCold();
      }
    }
  }

  /** What two batches say: where requests shared an instance, others may have been spared. */
  Survival counted(List<Sample> first, List<Sample> second) {
    Set<String> warm = instances(first);
    Set<String> again = instances(second);
    boolean answered = first.stream().allMatch(Sample::ok) && second.stream().allMatch(Sample::ok);
    boolean exact = answered && again.size() == second.size();
    again.retainAll(warm);
    long sent = second.stream().mapToLong(Sample::startNanos).min().orElse(0);
    long earliest =
        first.stream()
            .filter(Sample::ok)
            .mapToLong(
                sample -> sample.intendedNanos() + (long) (sample.latencyMillis().orElse(0) * 1e6))
            .min()
            .orElse(sent);
    return survival(warm.size(), again.size(), exact, (sent - earliest) / 1e9, false);
  }

  private static Set<String> instances(List<Sample> samples) {
    return samples.stream()
        .filter(sample -> sample.ok() && sample.process() > 0)
        .map(Sample::instance)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Survival simulated(SimulatedTarget target) {
    VirtualTime time = new VirtualTime();
    SimulatedEnvironments environments =
        new SimulatedEnvironments(
            time, target.policy(), new Random(Objects.hash(seed, name(), pair.function())));
    Set<Integer> warm = new HashSet<>(environments.invoke(copies, SIMULATED_REQUEST_NANOS));
    time.advance(SIMULATED_REQUEST_NANOS);
    time.advance(idle().toNanos());
    Set<Integer> again = new HashSet<>(environments.invoke(copies, SIMULATED_REQUEST_NANOS));
    again.retainAll(warm);
    return survival(warm.size(), again.size(), true, idleSeconds, true);
  }

  private Survival survival(
      int warm, int survived, boolean exact, double longest, boolean simulated) {
    return new Survival(
        pair.function(),
        pair.targetName(),
        idleSeconds,
        round,
        warm,
        survived,
        exact,
        longest,
        simulated);
  }

  private Duration idle() {
    return Duration.ofNanos(Math.round(idleSeconds * 1e9));
  }
}
