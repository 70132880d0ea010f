package io.faasduet.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.experiment.RunListener.Progress;
import io.faasduet.bench.platform.Described;
import io.faasduet.bench.platform.FakeFunctionStarter;
import io.faasduet.bench.platform.HttpTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.Experiment;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final WarmUp SHORT = new WarmUp(30, Duration.ofSeconds(10));
  private static final ComparisonPlan.Origin ORIGIN =
      new ComparisonPlan.Origin(
          "duet compare", new Run.Version("0.1.0", Optional.empty()), List.of());

  @TempDir Path directory;

  private final List<String> log = new ArrayList<>();
  private final Target slow = new ScriptedTarget("slow", 3_000_000, log);
  private final Target fast = new ScriptedTarget("fast", 1_000_000, log);

  @Test
  void measuresEveryPairAsOftenAsPlanned() {
    List<Sample> samples = run(plan(5, 42, slow, fast), RunListener.SILENT);
    for (String target : List.of("slow", "fast")) {
      assertThat(of(samples, target, Experiment.COLD)).hasSize(5).allMatch(Sample::cold);
      assertThat(of(samples, target, Experiment.WARM)).hasSize(42).noneMatch(Sample::cold);
      assertThat(of(samples, target, Experiment.WARMUP)).hasSize(1 + 30 + 10 + 5 * 30);
    }
    assertThat(samples).extracting(Sample::sequence).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void spreadsWarmCallsOverTheProcessesThatWereStartedCold() {
    List<Sample> samples = run(plan(5, 42, slow, fast), RunListener.SILENT);
    Map<Integer, Long> callsByProcess =
        of(samples, "fast", Experiment.WARM).stream()
            .collect(Collectors.groupingBy(Sample::process, Collectors.counting()));
    assertThat(callsByProcess).isEqualTo(Map.of(2, 9L, 3, 9L, 4, 8L, 5, 8L, 6, 8L));
    assertThat(of(samples, "fast", Experiment.COLD))
        .extracting(Sample::process)
        .containsExactly(2, 3, 4, 5, 6);
  }

  @Test
  void interleavesTheTargetsInAnOrderThatTheSeedDecides() {
    run(plan(4, 80, slow, fast), RunListener.SILENT);
    List<String> first = List.copyOf(log);
    log.clear();
    Target slowAgain = new ScriptedTarget("slow", 3_000_000, log);
    Target fastAgain = new ScriptedTarget("fast", 1_000_000, log);
    Comparison.run(plan(4, 80, slowAgain, fastAgain), directory.resolve("2"), RunListener.SILENT);
    assertThat(log).isEqualTo(first);
    assertThat(first.stream().filter(call -> call.endsWith("cold")).toList())
        .contains("slow cold", "fast cold")
        .isNotEqualTo(
            List.of(
                "slow cold",
                "fast cold",
                "slow cold",
                "fast cold",
                "slow cold",
                "fast cold",
                "slow cold",
                "fast cold",
                "slow cold",
                "fast cold"));
  }

  @Test
  void blocksTakeTurnsBetweenTheTargets() {
    List<Sample> samples = run(plan(1, 100, slow, fast), RunListener.SILENT);
    List<Sample> warm = samples.stream().filter(s -> s.experiment() == Experiment.WARM).toList();
    for (int block = 0; block < warm.size(); block += 2 * TrialRunner.BLOCK) {
      assertThat(
              warm.subList(block, block + 2 * TrialRunner.BLOCK).stream()
                  .collect(Collectors.groupingBy(Sample::target, Collectors.counting())))
          .isEqualTo(Map.of("slow", 10L, "fast", 10L));
    }
  }

  @Test
  void describesTheRunAndTheModelThatAnswered() {
    run(plan(1, 1, slow, fast), RunListener.SILENT);
    Run run = JsonFile.read(directory.resolve(JsonFile.RUN), Run.class);
    assertThat(run.targetNames()).containsExactly("slow", "fast");
    assertThat(run.seed()).isEqualTo(7);
    assertThat(run.functions())
        .containsExactly(
            new Run.MeasuredFunction("f", "f", "{}", Optional.of(new Run.Model("m", "synthetic"))));
    assertThat(run.settings())
        .contains(new Run.Setting("cold starts", "1"), new Run.Setting("warm calls", "1"));
  }

  @Test
  void aProcessThatWasMetBeforeIsNotCold() {
    Target same = new UnchangingTarget();
    List<Sample> samples = run(plan(3, 6, same), RunListener.SILENT);
    assertThat(of(samples, "same", Experiment.COLD))
        .extracting(Sample::status)
        .containsExactly("not-cold", "not-cold", "not-cold");
    assertThat(of(samples, "same", Experiment.WARM)).hasSize(6).allMatch(Sample::ok);
  }

  @Test
  void leavesOutTheWarmCallsOfAProcessThatDidNotAnswer() {
    Target broken =
        new HttpTarget(
            Described.HTTP,
            () -> {
              throw new IllegalStateException("no");
            },
            Duration.ofSeconds(1));
    List<Progress> progress = new ArrayList<>();
    List<Sample> samples = run(plan(2, 20, broken), listening(progress));
    assertThat(samples).hasSize(3).allMatch(sample -> sample.status().equals("not-started"));
    assertThat(progress.get(progress.size() - 1)).extracting(Progress::done).isEqualTo(3);
    assertThat(progress.get(progress.size() - 1)).extracting(Progress::total).isEqualTo(3);
  }

  @Test
  void tellsHowFarItIs() {
    List<Progress> progress = new ArrayList<>();
    run(plan(2, 20, slow, fast), listening(progress));
    assertThat(progress).extracting(Progress::done).isSorted();
    Progress last = progress.get(progress.size() - 1);
    assertThat(last.done()).isEqualTo(last.total()).isEqualTo(2 * (3 + 3 + 3));
    assertThat(last.remaining()).contains(Duration.ZERO);
    assertThat(progress.get(0).remaining()).isEmpty();
  }

  @Test
  void keepsWhatWasMeasuredWhenItIsInterrupted() {
    RunListener interrupting =
        new RunListener() {
          @Override
          public void sampled(Sample sample, Optional<String> detail) {
            if (sample.sequence() == 5) {
              Thread.currentThread().interrupt();
            }
          }
        };
    assertThatThrownBy(() -> run(plan(5, 40, slow, fast), interrupting))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(SampleFile.read(directory)).hasSize(5);
    assertThat(JsonFile.read(directory.resolve(JsonFile.RUN), Run.class).seed()).isEqualTo(7);
  }

  @Test
  void measuresRealProcesses() {
    try (Target http =
        new HttpTarget(Described.HTTP, new FakeFunctionStarter(), Duration.ofSeconds(20))) {
      List<Sample> samples = run(plan(2, 6, http), RunListener.SILENT);
      assertThat(samples).allMatch(Sample::ok);
      assertThat(of(samples, "http", Experiment.COLD))
          .hasSize(2)
          .allMatch(sample -> sample.coldStart().isPresent());
      assertThat(samples).extracting(Sample::process).contains(1, 2, 3).doesNotContain(4);
    }
  }

  private List<Sample> run(ComparisonPlan plan, RunListener listener) {
    Comparison.run(plan, directory, listener);
    return SampleFile.read(directory);
  }

  private static ComparisonPlan plan(int cold, int warm, Target... targets) {
    return new ComparisonPlan(
        List.of(new Workload("f", "{}", List.of(targets))), cold, warm, SHORT, 7, ORIGIN);
  }

  private static List<Sample> of(List<Sample> samples, String target, Experiment experiment) {
    return samples.stream()
        .filter(s -> s.target().equals(target) && s.experiment() == experiment)
        .toList();
  }

  private static RunListener listening(List<Progress> progress) {
    return new RunListener() {
      @Override
      public void progressed(Progress step) {
        progress.add(step);
      }
    };
  }
}
