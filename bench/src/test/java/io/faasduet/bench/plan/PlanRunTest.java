package io.faasduet.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans on a server that somebody else runs: this test. */
class PlanRunTest {
  @TempDir Path directory;

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          byte[] answer = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("X-Duet-Cold", "false");
          exchange.getResponseHeaders().add("X-Duet-Instance", "only");
          exchange.getResponseHeaders().add("Server-Timing", "total;dur=0.1");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void makesEachRequestOfThePlanAndPutsItOnFile() {
    Plan plan = plan("load: [{name: some, arrivals: 'constant:50/s', seconds: 1}]");
    run(plan, RunListener.SILENT);
    List<Sample> samples = SampleFile.read(out());
    assertThat(of(samples, SampleKind.WARM)).hasSize(20);
    assertThat(of(samples, SampleKind.LOAD)).hasSize(50).allMatch(Sample::ok);
    assertThat(of(samples, SampleKind.LOAD))
        .allMatch(sample -> sample.step().equals("some on " + address()))
        .allMatch(sample -> sample.intendedNanos() <= sample.startNanos());
    assertThat(samples).extracting(Sample::sequence).doesNotHaveDuplicates();
    Run run = JsonFile.read(out().resolve(JsonFile.RUN), Run.class);
    assertThat(run.targetNames()).containsExactly(address());
    assertThat(run.loadDescription("some")).hasValue("open loop, constant:50/s for 1 s");
    assertThat(run.settings()).contains(new Run.Setting("timeout of a request", "60 s"));
    assertThat(PlanFile.read(out().resolve(PlanRun.PLAN))).isEqualTo(plan);
  }

  @Test
  void theSequenceIsTheOrderInWhichRequestsWereMade() {
    run(
        plan("load: [{name: some, arrivals: 'constant:50/s', seconds: 1, repeat: 2}]"),
        RunListener.SILENT);
    List<Sample> load = of(SampleFile.read(out()), SampleKind.LOAD);
    assertThat(load).extracting(Sample::intendedNanos).isSorted();
    assertThat(load).extracting(Sample::sequence).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void repetitionsAreAsManyAsThePlanSays() {
    run(
        PlanFile.parse(
            "test", "functions: [f]\ntargets: ['" + address() + "']\nrepetitions: {calls: 3}\n"),
        RunListener.SILENT);
    assertThat(asked).hasValue(3);
    assertThat(SampleFile.read(out()))
        .hasSize(3)
        .allMatch(sample -> sample.experiment() == SampleKind.WARM)
        .allMatch(sample -> sample.step().equals("repetitions on " + address()));
    assertThat(JsonFile.read(out().resolve(JsonFile.RUN), Run.class).settings())
        .contains(new Run.Setting("repetitions", "3, the first of them to a new instance"));
  }

  @Test
  void aLoadIsRepeatedInTurns() {
    run(plan("load: [{name: some, batches: 1, concurrent: 2, repeat: 3}]"), RunListener.SILENT);
    assertThat(JsonFile.read(out().resolve(JsonFile.RUN), Run.class).loadDescription("some"))
        .hasValue("closed loop, 1 batch of 2 at once, 3 times on each target");
    assertThat(of(SampleFile.read(out()), SampleKind.LOAD))
        .extracting(Sample::step)
        .containsExactly(
            "some #1 on " + address(),
            "some #1 on " + address(),
            "some #2 on " + address(),
            "some #2 on " + address(),
            "some #3 on " + address(),
            "some #3 on " + address());
  }

  @Test
  void whatCannotBeMeasuredIsRefusedBeforeAnythingIsWritten() {
    String cold = "functions: [f]\ntargets: ['" + address() + "']\ncold: {starts: 3}\n";
    assertThatThrownBy(() -> run(PlanFile.parse("test", cold), RunListener.SILENT))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith(address() + " has no cold starts");
    assertThatThrownBy(
            () ->
                run(
                    plan("load: [{arrivals: 'trace:" + directory + "/absent.txt'}]"),
                    RunListener.SILENT))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("there is no file");
    assertThat(out()).doesNotExist();
  }

  @Test
  void aLoadsNameDoesNotPassForARepetition() {
    assertThatThrownBy(() -> plan("load: [{name: 'some #2', batches: 1, concurrent: 2}]"))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("a load's name must not end in a number sign and a number");
  }

  @Test
  void keepsToAnAccountWhenNobodyListens() {
    Plan plan = plan("load: [{name: some, arrivals: 'constant:50/s', seconds: 1}]");
    server.stop(0);
    run(plan, RunListener.SILENT);
    List<Sample> samples = SampleFile.read(out());
    assertThat(of(samples, SampleKind.LOAD))
        .hasSize(50)
        .allMatch(sample -> sample.status().equals("refused"));
    assertThat(of(samples, SampleKind.WARM)).as("a target that is given up").isEmpty();
  }

  @Test
  void goesOnWhereItWasCutShort() {
    Plan plan =
        plan(
            "load: [{name: first, arrivals: 'constant:50/s', seconds: 1},"
                + " {name: second, batches: 2, concurrent: 3}]");
    assertThatThrownBy(() -> run(plan, cutShortIn("first")))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    List<Sample> before = SampleFile.read(out());
    assertThat(of(before, SampleKind.WARM)).hasSize(20);
    assertThat(of(before, SampleKind.LOAD)).isNotEmpty();

    try (PlanTargets targets = TestPlatform.targets(plan, PlanSchema.STANDARD)) {
      PlanRun.resume(plan, targets, out(), TestPlatform.origin(), RunListener.SILENT);
    }

    List<Sample> after = SampleFile.read(out());
    assertThat(of(after, SampleKind.WARM)).isEqualTo(of(before, SampleKind.WARM));
    assertThat(of(after, SampleKind.LOAD)).hasSize(50 + 2 * 3).allMatch(Sample::ok);
    assertThat(after).extracting(Sample::sequence).isSorted().doesNotHaveDuplicates();
    long lastWarm = of(after, SampleKind.WARM).get(19).startNanos();
    assertThat(of(after, SampleKind.LOAD)).allMatch(sample -> sample.startNanos() > lastWarm);
    assertThat(out().resolve("samples.unfinished-1.csv")).exists();
  }

  @Test
  void neverOverwritesARun() {
    Plan plan = plan("");
    run(plan, RunListener.SILENT);
    assertThatThrownBy(() -> run(plan, RunListener.SILENT))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("is there already");
    assertThat(Files.exists(out().resolve("samples.unfinished-1.csv"))).isFalse();
  }

  private static RunListener cutShortIn(String load) {
    Thread runner = Thread.currentThread();
    return new RunListener() {
      @Override
      public void sampled(Sample sample, Optional<String> detail) {
        if (sample.step().startsWith(load)) {
          runner.interrupt();
        }
      }
    };
  }

  private void run(Plan plan, RunListener listener) {
    try (PlanTargets targets = TestPlatform.targets(plan, PlanSchema.STANDARD)) {
      PlanRun.run(
          plan, new PlanFile(PlanSchema.STANDARD), targets, out(), TestPlatform.origin(), listener);
    }
  }

  private Plan plan(String loads) {
    return PlanFile.parse(
        "test",
        """
        functions: [f]
        targets: ['%s']
        warm: {calls: 20, processes: 2, warm_up_calls: 5}
        %s
        """
            .formatted(address(), loads));
  }

  private static List<Sample> of(List<Sample> samples, SampleKind experiment) {
    return samples.stream().filter(sample -> sample.experiment() == experiment).toList();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private Path out() {
    return directory.resolve("out");
  }
}
