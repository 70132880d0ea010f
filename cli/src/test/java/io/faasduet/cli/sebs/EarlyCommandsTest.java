package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SeBS's commands of 2020. */
class EarlyCommandsTest {
  @TempDir private Path directory;

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("dynamic-html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sebs --repetitions 2 test_invoke 110.dynamic-html OUT test CONFIG",
        "sebs test dynamic-html OUT test CONFIG --repetitions 2",
        "sebs --repetitions 9 --language java invoke dynamic-html OUT test CONFIG --repetitions 2",
        "sebs --repetitions 2 --architecture x64 burst_invoke 110.dynamic-html OUT test CONFIG",
      })
  void optionsComeBeforeTheCommandOrAfterIt(String line) throws IOException {
    try (ScriptedFunction function = new ScriptedFunction(List.of(ScriptedFunction.RIGHT))) {
      Entered run = entered(line, function.url());
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(function.asked()).isEqualTo(2);
      assertThat(run.err().contains("--architecture does nothing"))
          .isEqualTo(line.contains("--architecture"));
    }
    assertThat(SampleFile.read(directory.resolve("out"))).hasSize(2).allMatch(Sample::ok);
    assertThat(directory.resolve("out/experiments.json")).exists();
  }

  @Test
  void resultsAndLogsAreOfTheRunBefore() throws IOException {
    List<ScriptedFunction.Answer> answers =
        List.of(
            ScriptedFunction.RIGHT,
            new ScriptedFunction.Answer(500, "{\"detail\":\"no more disk\"}"));
    try (ScriptedFunction function = new ScriptedFunction(answers)) {
      assertThat(
              entered("sebs --repetitions 2 test dynamic-html OUT test CONFIG", function.url())
                  .code())
          .isEqualTo(1);
      Entered results = entered("sebs results dynamic-html OUT test CONFIG", function.url());
      assertThat(results.code()).as(results.err()).isZero();
      assertThat(directory.resolve("out/results.json")).exists();
      Entered logs = entered("sebs logs dynamic-html OUT test CONFIG", function.url());
      assertThat(logs.out().strip()).endsWith("  failed-0  http-500: no more disk");
    }
  }

  @Test
  void timeIsMeasuredColdInNewProcessesAndWarmInOne() throws IOException {
    Path out = directory.resolve("out");
    Entered run =
        Entered.duet(
            "sebs",
            "run_experiments",
            "110.dynamic-html",
            out.toString(),
            "java",
            "time",
            "test",
            "--repetitions",
            "2",
            "--memory",
            "1769");
    assertThat(run.code()).as(run.err()).isZero();
    List<Sample> samples = SampleFile.read(out);
    assertThat(samples)
        .filteredOn(sample -> sample.experiment() == SampleKind.COLD)
        .extracting(Sample::instance)
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(samples)
        .filteredOn(sample -> sample.experiment() == SampleKind.WARM)
        .extracting(Sample::instance)
        .hasSize(2)
        .containsOnly(samples.get(samples.size() - 1).instance());
    List<String> cold =
        Files.readAllLines(out.resolve("time_cold/instance_0/results/time_cold.csv"));
    assertThat(cold).startsWith("Begin,End,Wallclock,User,Sys").hasSize(1 + 3);
    assertThat(cold.get(1)).matches("\\d+,\\d+,\\d+\\.\\d{6},,");
    List<String> warm =
        Files.readAllLines(out.resolve("time_warm/instance_0/results/time_warm.csv"));
    assertThat(warm).startsWith("Begin,End,Duration,User,Sys").hasSize(1 + 2);
    assertThat(warm.get(1)).matches("\\d+,\\d+,\\d+,,");
    assertThat(Files.readString(out.resolve("experiments.json")).split("\"request_id\"", -1))
        .as("the envelope has each id too; the discarded trial is not there")
        .hasSize(1 + 2 * 5);
    assertThat(
            new ObjectMapper()
                .readTree(out.resolve("experiments.json").toFile())
                .at("/experiments/time_warm/instances/0/results/0")
                .asText())
        .isEqualTo("time_warm/instance_0/results/time_warm.csv");
  }

  @Test
  void whatIsPublishedIsReady() throws IOException {
    Entered ready = entered("sebs publish dynamic-html OUT test CONFIG --deployment local", "");
    assertThat(ready.code()).as(ready.err()).isZero();
    assertThat(ready.out()).startsWith("110.dynamic-html is ready: on this machine each run ");
    Entered refused = entered("sebs create dynamic-html OUT test CONFIG --deployment aws", "");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("a function on AWS needs a role");
  }

  @Test
  void whatNeedsNoInstallationSaysSo() {
    assertThat(Entered.duet("sebs", "install").out())
        .startsWith("Nothing is to be installed: 'mvn package'");
    assertThat(Entered.duet("sebs", "docker-cmd", "build", "--image-type", "run").out())
        .startsWith("No image is needed here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run_experiments dynamic-html OUT python time test|python benchmarks are SeBS's own",
        "run_experiments dynamic-html OUT java tme test|there is no experiment 'tme'; did you mean time?",
        "run_experiments dynamic-html OUT java memory huge|must be test, small or large, not 'huge'",
        "run_experiments dynamic-htm OUT java all test|there is no function 'dynamic-htm'",
        "test 999.none OUT test CONFIG|there is no function '999.none'; there are 010.sleep, ",
        "experiment invok|there is no command 'invok'; did you mean invoke?",
        "test dynamic-html OUT test absent.json|there is no configuration file absent.json",
        "--repetitions 3 benchmark invoke dynamic-html test|--repetitions before 'benchmark invoke' is for commands such as",
      })
  void isRefused(String line, String message) throws IOException {
    Entered refused = entered("sebs " + line, "");
    assertThat(refused.code()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err()).startsWith("duet: ").contains(message);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  private Entered entered(String line, String url) throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("config.json"),
            """
            {"experiments": {"runtime": {"language": "java"}},
             "deployment": {"name": "knative", "knative": {"url": "%s"}}}
            """
                .formatted(url));
    return Entered.duet(
        line.replace("OUT", directory.resolve("out").toString())
            .replace("CONFIG", config.toString())
            .split(" "));
  }
}
