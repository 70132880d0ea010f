package io.faasduet.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.AnswerCheck;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.Survival;
import io.faasduet.bench.simulation.EvictionPolicy;
import io.faasduet.bench.simulation.SimulatedTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvictionTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void survivorsAreCountedByTheirIds() {
    Survival round =
        round(new IdleTarget())
            .counted(batch(0, "a", "b", "c", "d"), batch(10 * SECOND, "b", "x", "d", "y"));
    assertThat(round.warm()).isEqualTo(4);
    assertThat(round.survived()).isEqualTo(2);
    assertThat(round.exact()).isTrue();
    assertThat(round.longestIdleSeconds()).as("since the first of the answers").isEqualTo(9);
  }

  @Test
  void whereTwoRequestsSharedAnInstanceOthersMayHaveSurvivedUnseen() {
    Survival round =
        round(new IdleTarget()).counted(batch(0, "a", "b"), batch(10 * SECOND, "a", "a"));
    assertThat(round.survived()).isEqualTo(1);
    assertThat(round.exact()).isFalse();
  }

  @Test
  void whereARequestFailedTheRoundDoesNotCount() {
    List<Sample> second =
        List.of(batch(10 * SECOND, "a").get(0), sample(9, 10 * SECOND).failed("timeout").build());
    assertThat(round(new IdleTarget()).counted(batch(0, "a", "b"), second).exact()).isFalse();
  }

  @Test
  void aRoundOfEachIdleTimeIsAStepOfEachTarget() {
    Eviction eviction = new Eviction(List.of(1.0, 86_400.0), 4, 3);
    List<ExperimentStep> steps = eviction.steps(List.of(workload(simulated())), 1);
    assertThat(steps).hasSize(6).extracting(ExperimentStep::id).doesNotHaveDuplicates();
    assertThat(steps)
        .extracting(ExperimentStep::name)
        .contains("idle 86400 s #3 on simulated:halving:380");
  }

  @Test
  void targetsThatStartNoInstanceForEachRequestAreRefused() {
    List<Workload> servers = List.of(workload(new IdleTarget()));
    assertThatThrownBy(() -> new Eviction().steps(servers, 1))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("'eviction' is for targets that start an instance for each request");
  }

  @Test
  void idleTimesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new Eviction(List.of(), 4, 3)).isInstanceOf(PlanException.class);
    assertThatThrownBy(() -> new Eviction(List.of(0.0), 4, 3)).isInstanceOf(PlanException.class);
    assertThatThrownBy(() -> new Eviction(List.of(1.0, 1.0), 4, 3))
        .isInstanceOf(PlanException.class);
    assertThatThrownBy(() -> new Eviction(List.of(1.0), 0, 3)).isInstanceOf(PlanException.class);
  }

  private static EvictionRound round(Target target) {
    return new EvictionRound(4, 8, 1, 1, new FunctionTarget(workload(target), target));
  }

  private static Workload workload(Target target) {
    return new Workload("f", "f", "{}", AnswerCheck.NONE, List.of(target));
  }

  private static SimulatedTarget simulated() {
    return new SimulatedTarget(
        new Run.MeasuredTarget(
            "simulated:halving:380", PlatformName.SIMULATED, "virtual time", Optional.empty()),
        EvictionPolicy.parse("halving:380"));
  }

  /** Answers after a second, one from each of these instances. */
  private static List<Sample> batch(long nanos, String... instances) {
    return IntStream.range(0, instances.length)
        .mapToObj(
            i ->
                sample(i + 1, nanos)
                    .succeeded(1_000 + i)
                    .instance(i + 1, instances[i], false)
                    .build())
        .toList();
  }

  private static SampleBuilder sample(int sequence, long nanos) {
    return new SampleBuilder("f", "idle", SampleKind.EVICTION, "step", sequence)
        .sent(Instant.EPOCH.plusNanos(nanos), nanos, nanos);
  }
}
