package io.faasduet.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment {@code overhead} by the engine. */
class OverheadRunTest {
  @TempDir Path directory;

  private final List<String> log = new ArrayList<>();
  private final List<Integer> sent = new ArrayList<>();

  @Test
  void everySizeIsSentToWarmInstancesAndToNewOnes() {
    run("overhead: {payload: '100,2000', calls: 5, processes: 2, starts: 3}", WireProtocol.HTTP);

    List<Sample> samples = SampleFile.read(out());
    List<Sample> warm = of(samples, SampleKind.OVERHEAD_WARM);
    assertThat(bySize(warm)).isEqualTo(Map.of(100, 5L, 2000, 5L));
    assertThat(warm).noneMatch(Sample::cold).allMatch(Sample::ok);
    assertThat(warm.stream().map(Sample::process).distinct()).hasSize(2);
    List<Sample> cold = of(samples, SampleKind.OVERHEAD_COLD);
    assertThat(bySize(cold)).isEqualTo(Map.of(100, 3L, 2000, 3L));
    assertThat(cold).allMatch(Sample::cold).extracting(Sample::process).doesNotHaveDuplicates();
    assertThat(samples.stream().filter(sample -> sample.group() > 0).map(Sample::group))
        .as("the group is what was sent")
        .containsExactlyElementsOf(sent);
  }

  @Test
  void theOrderOfSizesIsDrawnFromTheSeed() {
    run(
        "overhead: {payload: 'linear:100..900/9', calls: 2, processes: 1, starts: 0}",
        WireProtocol.HTTP);
    List<Integer> order =
        of(SampleFile.read(out()), SampleKind.OVERHEAD_WARM).stream().map(Sample::group).toList();
    assertThat(order.subList(0, 9)).isNotEqualTo(order.subList(9, 18));
    assertThat(order.subList(0, 9)).containsExactlyInAnyOrderElementsOf(order.subList(9, 18));
  }

  @Test
  void whatATargetOrARequestHasNoRoomForIsRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> run("overhead: {payload: '100,6291457'}", WireProtocol.LAMBDA))
        .isInstanceOf(PlanException.class)
        .hasMessage(
            "one takes requests of at most 6291456 bytes: 'overhead.payload' cannot go to 6291457");
    assertThatThrownBy(() -> run("overhead: {payload: '10,20'}", WireProtocol.HTTP))
        .isInstanceOf(PlanException.class)
        .hasMessage(
            "the request of f has at least 11 bytes: 'overhead.payload' cannot begin at 10");
    assertThat(out()).doesNotExist();
    assertThat(sent).isEmpty();
  }

  private Path out() {
    return directory.resolve("out");
  }

  private void run(String experiment, WireProtocol wire) {
    PlanSchema schema =
        TestPlatform.schema(request -> new Sized(new ScriptedTarget("one", 50_000, log), wire));
    PlanFile file = new PlanFile(schema);
    Plan plan = file.parsed("test", "functions: [f]\ntargets: [one]\n" + experiment + "\n");
    assertThat(file.parsed("shown", file.text(plan))).isEqualTo(plan);
    try (PlanTargets targets = TestPlatform.targets(plan, schema)) {
      PlanRun.run(plan, file, targets, out(), TestPlatform.origin(), RunListener.SILENT);
    }
  }

  private static List<Sample> of(List<Sample> samples, SampleKind kind) {
    return samples.stream().filter(sample -> sample.experiment() == kind).toList();
  }

  private static Map<Integer, Long> bySize(List<Sample> samples) {
    return samples.stream().collect(Collectors.groupingBy(Sample::group, Collectors.counting()));
  }

  /** Notes how large each request is. */
  private final class Sized implements Target {
    private final Target target;
    private final WireProtocol wire;

    Sized(Target target, WireProtocol wire) {
      this.target = target;
      this.wire = wire;
    }

    @Override
    public Run.MeasuredTarget description() {
      return target.description();
    }

    @Override
    public WireProtocol wire() {
      return wire;
    }

    @Override
    public void invoke(byte[] json, Reply reply) {
      sent.add(json.length);
      target.invoke(json, reply);
    }

    @Override
    public void makeCold() {
      target.makeCold();
    }

    @Override
    public void redeploy() {
      target.redeploy();
    }

    @Override
    public void close() {
      target.close();
    }
  }
}
