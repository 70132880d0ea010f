package io.faasduet.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.experiment.RunListener.Progress;
import io.faasduet.bench.experiment.WarmCalls;
import io.faasduet.bench.platform.AnswerCheck;
import io.faasduet.bench.platform.Deployer;
import io.faasduet.bench.platform.Described;
import io.faasduet.bench.platform.FakeFunctionStarter;
import io.faasduet.bench.platform.ServerTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.nio.charset.StandardCharsets;
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

/** Cold starts and warm calls by the engine. */
class TrialsTest {
  private static final int BLOCK = 10;

  @TempDir Path directory;

  private final List<String> log = new ArrayList<>();

  @Test
  void measuresEveryFunctionOnEveryTargetAsOftenAsPlanned() {
    List<Sample> samples = run(5, 42);
    for (String target : List.of("slow", "fast")) {
      assertThat(of(samples, target, SampleKind.COLD)).hasSize(5).allMatch(Sample::cold);
      assertThat(of(samples, target, SampleKind.WARM)).hasSize(42).noneMatch(Sample::cold);
      assertThat(of(samples, target, SampleKind.WARMUP)).hasSize(1 + 30 + 10 + 5 * 30);
    }
    assertThat(samples).extracting(Sample::sequence).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void spreadsWarmCallsOverTheInstancesThatWereStartedCold() {
    List<Sample> samples = run(5, 42);
    Map<Integer, Long> callsByInstance =
        of(samples, "fast", SampleKind.WARM).stream()
            .collect(Collectors.groupingBy(Sample::process, Collectors.counting()));
    assertThat(callsByInstance).isEqualTo(Map.of(2, 9L, 3, 9L, 4, 8L, 5, 8L, 6, 8L));
    assertThat(of(samples, "fast", SampleKind.COLD))
        .extracting(Sample::process)
        .containsExactly(2, 3, 4, 5, 6);
  }

  @Test
  void theSeedDecidesTheOrder() {
    run(4, 80);
    List<String> first = List.copyOf(log);
    log.clear();
    run(schema(), plan(schema(), 4, 80, List.of("f")), directory.resolve("2"), RunListener.SILENT);
    assertThat(log).isEqualTo(first);
    List<String> colds = first.stream().filter(call -> call.endsWith("cold")).toList();
    assertThat(colds).hasSize(10).contains("slow cold", "fast cold");
    assertThat(colds.stream().filter(colds.get(0)::equals).count()).isEqualTo(5);
    assertThat(List.of(colds.get(0), colds.get(2), colds.get(4), colds.get(6), colds.get(8)))
        .as("the first of each trial")
        .contains("slow cold", "fast cold");
  }

  @Test
  void targetsOfAllFunctionsTakeTurnsInEachTrial() {
    PlanSchema schema = schema();
    List<Sample> samples =
        run(schema, plan(schema, 6, 0, List.of("f", "g")), directory, RunListener.SILENT);
    List<String> functions =
        samples.stream()
            .filter(sample -> sample.experiment() == SampleKind.COLD)
            .map(Sample::function)
            .toList();
    assertThat(functions).hasSize(6 * 4);
    List<List<String>> trials = new ArrayList<>();
    for (int trial = 0; trial < 6; trial++) {
      trials.add(functions.subList(4 * trial, 4 * trial + 4));
      assertThat(trials.get(trial)).containsExactlyInAnyOrder("f", "f", "g", "g");
    }
    assertThat(trials)
        .as("functions alternate within trials")
        .anyMatch(
            trial -> !trial.get(0).equals(trial.get(1)) && !trial.get(2).equals(trial.get(3)));
  }

  @Test
  void blocksTakeTurnsBetweenTheTargets() {
    List<Sample> warm =
        run(1, 100).stream().filter(sample -> sample.experiment() == SampleKind.WARM).toList();
    for (int block = 0; block < warm.size(); block += 2 * BLOCK) {
      assertThat(
              warm.subList(block, block + 2 * BLOCK).stream()
                  .collect(Collectors.groupingBy(Sample::target, Collectors.counting())))
          .isEqualTo(Map.of("slow", 10L, "fast", 10L));
    }
  }

  @Test
  void describesTheRunAndTheModelThatAnswered() {
    run(1, 1);
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
  void anInstanceThatWasMetBeforeIsNotCold() {
    PlanSchema schema = TestPlatform.schema(request -> new UnchangingTarget());
    Plan plan = plan(schema, 3, 6, List.of("f"), "same");
    List<Sample> samples = run(schema, plan, directory, RunListener.SILENT);
    assertThat(of(samples, "same", SampleKind.COLD))
        .extracting(Sample::status)
        .containsExactly("not-cold", "not-cold", "not-cold");
    assertThat(of(samples, "same", SampleKind.WARM)).hasSize(6).allMatch(Sample::ok);
  }

  @Test
  void leavesOutTheWarmCallsOfAnInstanceThatDidNotAnswer() {
    PlanSchema schema =
        TestPlatform.schema(
            request ->
                http(
                    () -> {
                      throw new IllegalStateException("no");
                    }));
    List<Progress> progress = new ArrayList<>();
    List<Sample> samples =
        run(schema, plan(schema, 2, 20, List.of("f"), "broken"), directory, listening(progress));
    assertThat(samples).hasSize(3).allMatch(sample -> sample.status().equals("not-started"));
    assertThat(progress.get(progress.size() - 1)).extracting(Progress::done).isEqualTo(3);
    assertThat(progress.get(progress.size() - 1)).extracting(Progress::total).isEqualTo(3);
  }

  @Test
  void tellsHowFarItIs() {
    List<Progress> progress = new ArrayList<>();
    PlanSchema schema = schema();
    run(schema, plan(schema, 2, 20, List.of("f")), directory, listening(progress));
    assertThat(progress).extracting(Progress::done).isSorted();
    Progress last = progress.get(progress.size() - 1);
    assertThat(last.done()).isEqualTo(last.total()).isEqualTo(2 * (3 + 3 + 3));
    assertThat(last.remaining()).contains(Duration.ZERO);
    assertThat(progress.get(0).remaining()).isEmpty();
  }

  @Test
  void keepsWhatWasMeasuredWhenItIsInterruptedAndResumesWithTheTrialThatWasCutShort() {
    RunListener interrupting =
        new RunListener() {
          @Override
          public void sampled(Sample sample, Optional<String> detail) {
            if (sample.step().equals("trial 2") && sample.experiment() == SampleKind.WARM) {
              Thread.currentThread().interrupt();
            }
          }
        };
    PlanSchema schema = schema();
    Plan plan = plan(schema, 4, 40, List.of("f", "g"));
    assertThatThrownBy(() -> run(schema, plan, directory, interrupting))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    List<Sample> before = SampleFile.read(directory);
    assertThat(JsonFile.read(directory.resolve(JsonFile.RUN), Run.class).seed()).isEqualTo(7);

    try (PlanTargets targets = TestPlatform.targets(plan, schema)) {
      PlanRun.resume(plan, targets, directory, TestPlatform.origin(), RunListener.SILENT);
    }

    List<Sample> after = SampleFile.read(directory);
    assertThat(ofStep(after, "trial 1")).isEqualTo(ofStep(before, "trial 1")).isNotEmpty();
    assertThat(of(after, "slow", SampleKind.COLD)).hasSize(2 * 4);
    assertThat(of(after, "slow", SampleKind.WARM)).hasSize(2 * 40);
    assertThat(after).extracting(Sample::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(directory.resolve("samples.unfinished-1.csv")).exists();
  }

  @Test
  void measuresRealProcesses() {
    PlanSchema schema = TestPlatform.schema(request -> http(new FakeFunctionStarter()));
    List<Sample> samples =
        run(schema, plan(schema, 2, 6, List.of("f"), "http"), directory, RunListener.SILENT);
    assertThat(samples).allMatch(Sample::ok);
    assertThat(of(samples, "http", SampleKind.COLD))
        .hasSize(2)
        .allMatch(sample -> sample.coldStart().isPresent());
    assertThat(samples).extracting(Sample::process).contains(1, 2, 3).doesNotContain(4);
  }

  @Test
  void anAnswerThatItsFunctionsCheckRefusesHasFailed() {
    PlanSchema schema = schema();
    Plan plan = plan(schema, 2, 10, List.of("f"), "fast");
    List<String> asked = new ArrayList<>();
    AnswerCheck everySecond =
        json -> {
          asked.add(new String(json, StandardCharsets.UTF_8));
          return asked.size() % 2 == 0 ? Optional.of("the count is wrong") : Optional.empty();
        };
    List<String> faults = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void sampled(Sample sample, Optional<String> fault) {
            fault.ifPresent(faults::add);
          }
        };
    try (PlanTargets targets = TestPlatform.targets(plan, schema, everySecond)) {
      PlanRun.run(plan, new PlanFile(schema), targets, directory, TestPlatform.origin(), listener);
    }

    List<Sample> samples = SampleFile.read(directory);
    assertThat(asked).hasSameSizeAs(samples).allMatch(json -> json.startsWith("{\"model\""));
    assertThat(samples.stream().filter(sample -> sample.status().equals("wrong-answer")))
        .hasSize(samples.size() / 2);
    assertThat(faults).hasSize(samples.size() / 2).containsOnly("the count is wrong");
  }

  private static Target http(Deployer deployer) {
    return new ServerTarget(
        Described.HTTP,
        deployer,
        true,
        new HttpProtocol(ResponseContract.DUET_FUNCTION, Duration.ofSeconds(20)));
  }

  private PlanSchema schema() {
    return TestPlatform.schema(
        request ->
            new ScriptedTarget(
                request.text(), request.text().equals("slow") ? 3_000_000 : 1_000_000, log));
  }

  private List<Sample> run(int cold, int warm) {
    PlanSchema schema = schema();
    return run(schema, plan(schema, cold, warm, List.of("f")), directory, RunListener.SILENT);
  }

  private static List<Sample> run(
      PlanSchema schema, Plan plan, Path directory, RunListener listener) {
    try (PlanTargets targets = TestPlatform.targets(plan, schema)) {
      PlanRun.run(plan, new PlanFile(schema), targets, directory, TestPlatform.origin(), listener);
    }
    return SampleFile.read(directory);
  }

  private static Plan plan(PlanSchema schema, int cold, int warm, List<String> functions) {
    return plan(schema, cold, warm, functions, "slow", "fast");
  }

  private static Plan plan(
      PlanSchema schema, int cold, int warm, List<String> functions, String... targets) {
    PlanBuilder plan =
        schema
            .plan()
            .functions(functions.stream().map(PlannedFunction::of).toList())
            .targets(List.of(targets))
            .seed(7)
            .experiment(new ColdStarts(cold));
    if (warm > 0) {
      plan.experiment(new WarmCalls(warm, 1, 30, 10));
    }
    return plan.build().checked();
  }

  private static List<Sample> of(List<Sample> samples, String target, SampleKind kind) {
    return samples.stream()
        .filter(sample -> sample.target().equals(target) && sample.experiment() == kind)
        .toList();
  }

  private static List<Sample> ofStep(List<Sample> samples, String step) {
    return samples.stream().filter(sample -> sample.step().equals(step)).toList();
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
