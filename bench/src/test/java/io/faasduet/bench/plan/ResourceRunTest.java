package io.faasduet.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.analysis.ResourceFigures;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.FakeFunctionStarter;
import io.faasduet.bench.platform.ServerTarget;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.report.Report;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.bench.results.ResourceFile;
import io.faasduet.bench.results.ResourceSample;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans whose processes are real, and watched. */
class ResourceRunTest {
  private static final PlanSchema SCHEMA = TestPlatform.schema(ResourceRunTest::target);

  @TempDir Path directory;

  @BeforeAll
  static void onLinux() {
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux"), "resources are read from Linux's /proc");
  }

  @Test
  void samplesEachProcessWhileItAnswersCalls() throws IOException {
    run("{calls: 20, instances: [1, 2], interval_ms: 10, warm_up_calls: 2}", RunListener.SILENT);
    List<Sample> calls =
        SampleFile.read(out()).stream()
            .filter(sample -> sample.experiment() == SampleKind.RESOURCES)
            .toList();
    assertThat(calls).hasSize(20 + 2 * 20).allMatch(Sample::ok);
    List<ResourceSample> lines = ResourceFile.read(out());
    assertThat(lines).extracting(ResourceSample::timeNanos).isSorted();
    assertThat(pids(lines, "resources of 1 on http")).hasSize(1);
    assertThat(pids(lines, "resources of 2 on http")).hasSize(2);
    assertThat(lines)
        .allSatisfy(
            line -> {
              double uss = line.value(ResourceColumn.USS_BYTES).orElseThrow();
              double pss = line.value(ResourceColumn.PSS_BYTES).orElseThrow();
              assertThat(uss).isGreaterThan(1 << 20).isLessThanOrEqualTo(pss);
              assertThat(pss)
                  .isLessThanOrEqualTo(line.value(ResourceColumn.RSS_BYTES).orElseThrow());
              assertThat(line.value(ResourceColumn.SAMPLING_CPU_NANOS).orElseThrow()).isPositive();
            });
    ResourceSample first = ofStep(lines, "resources of 1 on http").get(0);
    Sample call =
        calls.stream().filter(sample -> sample.step().equals(first.step())).findFirst().get();
    assertThat(first.timeNanos()).isLessThan(call.startNanos() + 1_000_000_000);
    assertThat(Duration.between(first.time(), call.start()).abs().toNanos())
        .isCloseTo(
            Math.abs(call.startNanos() - first.timeNanos()),
            org.assertj.core.api.Assertions.within(50_000_000L));

    Run run = JsonFile.read(out().resolve(JsonFile.RUN), Run.class);
    assertThat(run.settings())
        .filteredOn(setting -> setting.name().startsWith("cost of sampling, f, resources of"))
        .hasSize(2)
        .allMatch(setting -> setting.value().matches(".* samples of .* ms each, .*% of one CPU"));
    Summary summary = Report.write(out());
    List<ResourceFigures> figures = summary.functions().get(0).resources();
    assertThat(figures).extracting(ResourceFigures::instances).containsExactlyInAnyOrder(1, 2);
    assertThat(figures).extracting(ResourceFigures::calls).containsExactlyInAnyOrder(20, 40);
    assertThat(figures)
        .allSatisfy(of -> assertThat(of.perCall().get("syscw_count")).isGreaterThanOrEqualTo(1));
    String page = Files.readString(out().resolve(Report.PAGE));
    assertThat(page).contains("What the sampling itself took", "2 instances on http, together");
    Files.delete(out().resolve(Report.PAGE));
    assertThat(Report.write(out())).isEqualTo(summary);
    assertThat(out().resolve(Report.PAGE)).hasContent(page);
  }

  @Test
  void hardwareCountersAreThereOrNamed() {
    run("{calls: 10, interval_ms: 50, counters: instructions}", RunListener.SILENT);
    boolean counted =
        ResourceFile.read(out()).stream()
            .anyMatch(line -> line.value(ResourceColumn.INSTRUCTIONS_COUNT).isPresent());
    Run run = JsonFile.read(out().resolve(JsonFile.RUN), Run.class);
    String unreadable =
        run.settings().stream()
            .filter(setting -> setting.name().equals("resources that cannot be read"))
            .map(Run.Setting::value)
            .findFirst()
            .orElse("");
    assertThat(counted != unreadable.contains("hardware counters"))
        .as("counted: %s, named: %s", counted, unreadable)
        .isTrue();
    assertThat(ProcessHandle.current().children())
        .noneMatch(child -> child.info().command().orElse("").endsWith("perf"));
  }

  @Test
  void goesOnWithTheStepThatWasCutShort() {
    String plan = "{calls: 30, instances: [1, 2], interval_ms: 10, warm_up_calls: 0}";
    assertThatThrownBy(() -> run(plan, cutShort())).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    List<ResourceSample> before = ResourceFile.read(out());
    assertThat(ofStep(before, "resources of 1 on http")).isNotEmpty();
    assertThat(ofStep(before, "resources of 2 on http")).isNotEmpty();

    Plan same = plan(plan, "http");
    try (PlanTargets targets = TestPlatform.targets(same, SCHEMA)) {
      PlanRun.resume(same, targets, out(), TestPlatform.origin(), RunListener.SILENT);
    }
    List<ResourceSample> after = ResourceFile.read(out());
    assertThat(ofStep(after, "resources of 1 on http"))
        .isEqualTo(ofStep(before, "resources of 1 on http"));
    assertThat(pids(after, "resources of 2 on http"))
        .hasSize(2)
        .doesNotContainAnyElementsOf(pids(before, "resources of 2 on http"));
    assertThat(after).extracting(ResourceSample::timeNanos).isSorted();
    assertThat(out().resolve("resources.unfinished-1.csv")).exists();
    assertThat(JsonFile.read(out().resolve(JsonFile.RUN), Run.class).settings())
        .filteredOn(setting -> setting.name().startsWith("cost of sampling"))
        .hasSize(2);
  }

  @Test
  void refusesTargetsWhoseProcessesAreNotKnownBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> run(plan("{calls: 1}", "elsewhere"), RunListener.SILENT))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("which same has not: give lambda, http or grpc");
    assertThat(out()).doesNotExist();
  }

  @Test
  void refusesMoreInstancesThanThereCanBe() {
    assertThatThrownBy(() -> run("{instances: [1, 101]}", RunListener.SILENT))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("'resources.instances' must be from 1 to 100, not 101");
    assertThat(out()).doesNotExist();
  }

  private static Target target(TargetRequest request) {
    return request.text().equals("http")
        ? new ServerTarget(
            request.local(PlatformName.SERVER),
            new FakeFunctionStarter(),
            true,
            new HttpProtocol(ResponseContract.DUET_FUNCTION, request.timeout()))
        : new UnchangingTarget();
  }

  private static RunListener cutShort() {
    Thread runner = Thread.currentThread();
    return new RunListener() {
      private int calls;

      @Override
      public void sampled(Sample sample, Optional<String> detail) {
        if (sample.step().startsWith("resources of 2")
            && sample.experiment() == SampleKind.RESOURCES
            && ++calls == 20) {
          runner.interrupt();
        }
      }
    };
  }

  private void run(String resources, RunListener listener) {
    run(plan(resources, "http"), listener);
  }

  private void run(Plan plan, RunListener listener) {
    try (PlanTargets targets = TestPlatform.targets(plan, SCHEMA)) {
      PlanRun.run(plan, new PlanFile(SCHEMA), targets, out(), TestPlatform.origin(), listener);
    }
  }

  private static Plan plan(String resources, String target) {
    return new PlanFile(SCHEMA)
        .parsed(
            "test", "functions: [f]\ntargets: [" + target + "]\nresources: " + resources + "\n");
  }

  private static List<ResourceSample> ofStep(List<ResourceSample> lines, String step) {
    return lines.stream().filter(line -> line.step().equals(step)).toList();
  }

  private static List<Long> pids(List<ResourceSample> lines, String step) {
    return ofStep(lines, step).stream().map(ResourceSample::pid).distinct().toList();
  }

  private Path out() {
    return directory.resolve("out");
  }
}
