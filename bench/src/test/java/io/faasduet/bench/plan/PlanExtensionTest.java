package io.faasduet.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.experiment.RunListener.Progress;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Platforms;
import io.faasduet.bench.report.Report;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform and an experiment that Duet does not have, each in one file, in a plan. */
class PlanExtensionTest {
  static final PlanSchema SCHEMA =
      new PlanSchema(
          new Platforms(
              Stream.concat(
                      Stream.<Platform>of(new ToyPlatform()),
                      PlanSchema.STANDARD.platforms().all().stream())
                  .toList()),
          Stream.concat(
                  PlanSchema.STANDARD.experiments().stream(),
                  Stream.of(new ExperimentType("salvo", ToyExperiment.class, false)))
              .toList());

  private static final String PLAN =
      """
      functions: [f, g]
      targets: [toy]
      memory_mb: [512, 1024]
      warm: {calls: 4, processes: 1, warm_up_calls: 3}
      salvo: {size: 3}
      toy: {latency_millis: 2}
      """;

  @TempDir Path directory;

  @Test
  void aPlanRunsThem() throws IOException {
    Plan plan = new PlanFile(SCHEMA).parsed("plan.yaml", PLAN);
    List<Progress> progress = new ArrayList<>();
    run(plan, progress);

    List<Sample> samples = SampleFile.read(directory);
    assertThat(samples.stream().filter(sample -> sample.experiment() == ToyExperiment.KIND))
        .hasSize(3 * 4)
        .allMatch(sample -> sample.latencyMillis().orElseThrow() == 2.0)
        .extracting(Sample::target)
        .containsOnly("toy 512 MB", "toy 1024 MB");
    assertThat(progress.get(progress.size() - 1))
        .satisfies(last -> assertThat(last.done()).isEqualTo(last.total()));
    assertThat(Files.readString(directory.resolve(JsonFile.RUN)))
        .contains("\"platform\" : \"toy\"");
  }

  @Test
  void aStartThatATargetDoesNotHaveIsRefusedBeforeAnythingIsWritten() {
    Plan plan = new PlanFile(SCHEMA).parsed("plan.yaml", PLAN + "start: [snapshot]\n");
    assertThatThrownBy(() -> run(plan, new ArrayList<>()))
        .isInstanceOf(PlanException.class)
        .hasMessage("the target toy has no start 'snapshot': leave the target or the start out");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aReportSaysWhichOnesItDoesNotKnow() throws IOException {
    run(new PlanFile(SCHEMA).parsed("plan.yaml", PLAN), new ArrayList<>());
    Run run = JsonFile.read(directory.resolve(JsonFile.RUN), Run.class);
    assertThat(run.targets()).noneMatch(target -> target.platform().known());

    Report.write(directory);

    assertThat(Files.readString(directory.resolve(Report.PAGE)))
        .contains("is on the platform")
        .contains("toy")
        .contains("salvo")
        .contains("unknown to this version");
  }

  @Test
  void theirOptionsAreShownAndChecked() {
    PlanFile file = new PlanFile(SCHEMA);
    Plan plan = file.parsed("plan.yaml", PLAN);
    assertThat(file.text(plan)).contains("salvo:\n  size: 3").contains("latency_millis: 2");
    assertThat(file.parsed("shown", file.text(plan))).isEqualTo(plan);
    assertThatThrownBy(() -> file.parsed("p", PLAN.replace("size", "sise")))
        .isInstanceOf(PlanException.class)
        .hasMessage("p: there is no field 'salvo.sise' in a plan; did you mean 'size'?");
    assertThatThrownBy(() -> file.parsed("p", PLAN.replace("size: 3", "size: 0")))
        .hasMessage("p: 'salvo.size' must be from 1 to 100, not 0");
    assertThatThrownBy(() -> file.parsed("p", PLAN.replace("[toy]", "[toi]")))
        .hasMessageStartingWith(
            "p: 'toi' is no target; did you mean 'toy'?: there are toy, lambda");
  }

  /** As {@code --set toy.latency_millis=2} on a command line does. */
  @Test
  void theirOptionsAreSetByNameWithoutAnythingElseKnowingThem() {
    PlanBuilder builder =
        SCHEMA
            .plan()
            .name("set")
            .functions(List.of(PlannedFunction.of("f")))
            .targets(List.of("toy"))
            .experiment(new ToyExperiment());

    builder.set("toy.latency_millis=2.5");

    assertThat(builder.build().options().get("toy")).isEqualTo(new ToyPlatform.Options(2.5));
    assertThatThrownBy(() -> builder.set("toy.latency_milis=2"))
        .isInstanceOf(PlanException.class)
        .hasMessage(
            "there is no field 'toy.latency_milis' in a plan; did you mean 'latency_millis'?");
    assertThatThrownBy(() -> builder.set("toy.latency_millis=2000"))
        .hasMessageContaining("'toy.latency_millis' must be from 0 to 1000, not 2000");
    assertThatThrownBy(() -> builder.set("tay.latency_millis=2"))
        .hasMessageContaining("there is no platform 'tay' with options; did you mean 'toy'?");
  }

  private void run(Plan plan, List<Progress> progress) {
    RunListener listener =
        new RunListener() {
          @Override
          public void progressed(Progress step) {
            progress.add(step);
          }
        };
    try (PlanTargets targets = TestPlatform.targets(plan, SCHEMA)) {
      PlanRun.run(plan, new PlanFile(SCHEMA), targets, directory, TestPlatform.origin(), listener);
    }
  }
}
