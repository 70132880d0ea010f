package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkInvokeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("dynamic-html");
  }

  @ParameterizedTest
  @CsvSource({"library, lambda", "http, http"})
  void theFirstRepetitionIsColdAndTheOthersAreOfTheSameInstance(String trigger, String target)
      throws IOException {
    Path out = directory.resolve("results");
    Entered entered =
        Entered.duet(
            "sebs",
            "benchmark",
            "invoke",
            "110.dynamic-html",
            "test",
            "--repetitions",
            "3",
            "--trigger",
            trigger,
            "--memory",
            "1769",
            "--output-dir",
            out.toString());
    assertThat(entered.code()).as(entered.err()).isZero();
    assertThat(entered.out()).contains("SeBS's results are " + out.resolve("experiments.json"));
    List<Sample> samples = SampleFile.read(out);
    assertThat(samples).hasSize(3).allMatch(Sample::ok);
    assertThat(samples).extracting(Sample::target).containsOnly(target);

    JsonNode document = JSON.readTree(out.resolve("experiments.json").toFile());
    List<JsonNode> invocations = invocations(document);
    assertThat(invocations)
        .extracting(each -> each.at("/output/is_cold").asBoolean())
        .containsExactly(true, false, false);
    assertThat(invocations)
        .extracting(each -> each.at("/output/container_id").asText())
        .doesNotContain("")
        .containsOnly(samples.get(0).instance());
    JsonNode first = invocations.get(0);
    assertThat(first.at("/output/result/result").asText()).contains("Welcome testname!");
    assertThat(first.at("/times/client").asDouble())
        .isEqualTo(samples.get(0).latencyMillis().orElseThrow() * 1e3, within());
    assertThat(first.at("/times/client_begin").asText())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    double inside =
        Double.parseDouble(first.at("/output/end").asText())
            - Double.parseDouble(first.at("/output/begin").asText());
    assertThat(inside * 1e6).isEqualTo(first.at("/times/benchmark").asDouble(), within());
    assertThat(first.at("/stats/failure").asBoolean()).isFalse();
    assertThat(document.at("/config/deployment/name").asText()).isEqualTo("local");
    assertThat(document.at("/config/experiments/runtime/language").asText()).isEqualTo("java");
    assertThat(document.at("/duet/input_sha256").asText()).hasSize(64);
    assertThat(document.at("/duet/zip_sha256").asText()).hasSize(64);
  }

  private static Offset<Double> within() {
    return Offset.offset(2.0);
  }

  @Test
  void anInvocationThatFailsLeavesTheOthersAndItsText() throws IOException {
    Path out = directory.resolve("results");
    List<ScriptedFunction.Answer> answers =
        List.of(
            ScriptedFunction.RIGHT,
            new ScriptedFunction.Answer(500, "{\"detail\":\"no more disk\"}"),
            new ScriptedFunction.Answer(200, "{\"result\":\"<html/>\"}"),
            ScriptedFunction.RIGHT);
    try (ScriptedFunction function = new ScriptedFunction(answers)) {
      Entered entered = onKnative(function, out, "--repetitions", "4");
      assertThat(entered.code()).isEqualTo(1);
      assertThat(function.asked()).isEqualTo(4);
      assertThat(entered.err())
          .contains(
              "duet: 2 of 4 invocations failed, first with http-500: no more disk; all are in "
                  + out.resolve("experiments.json"));
    }
    JsonNode document = JSON.readTree(out.resolve("experiments.json").toFile());
    List<JsonNode> invocations = invocations(document);
    assertThat(invocations)
        .extracting(each -> each.at("/stats/failure").asBoolean())
        .containsExactly(false, true, true, false);
    assertThat(invocations.get(1).at("/request_id").asText()).isEqualTo("failed-0");
    assertThat(invocations.get(1).at("/output/error").asText()).isEqualTo("no more disk");
    assertThat(invocations.get(2).at("/duet/status").asText()).isEqualTo("wrong-answer");
    assertThat(invocations.get(2).at("/output/result/result").asText()).isEqualTo("<html/>");

    Entered statistics =
        Entered.duet("sebs", "benchmark", "statistics", out.resolve("experiments.json").toString());
    assertThat(statistics.code()).isZero();
    assertThat(statistics.out())
        .contains("cold, 1 invocations", "warm, 1 invocations", "2 failed and are in no figure");
  }

  @Test
  void answersAreNotCheckedWhereTheUserDoesNotWantIt() throws IOException {
    Path out = directory.resolve("results");
    try (ScriptedFunction function =
        new ScriptedFunction(List.of(new ScriptedFunction.Answer(200, "{\"result\":\"\"}")))) {
      assertThat(onKnative(function, out, "--repetitions", "2", "--no-validate").code()).isZero();
    }
    assertThat(SampleFile.read(out)).hasSize(2).allMatch(Sample::ok);
  }

  @Test
  void credentialsOfTheConfigurationAreWrittenNowhere() throws IOException {
    Path out = directory.resolve("results");
    try (ScriptedFunction function = new ScriptedFunction(List.of(ScriptedFunction.RIGHT))) {
      assertThat(onKnative(function, out, "--repetitions", "1").code()).isZero();
    }
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("sesame");
      }
    }
  }

  private Entered onKnative(ScriptedFunction function, Path out, String... more)
      throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("config.json"),
            """
            {"experiments": {"update_code": false, "runtime": {"language": "java"}},
             "deployment": {"name": "knative",
               "knative": {"url": "%s", "credentials": "sesame", "secret_key": "sesame"},
               "aws": {"region": "us-east-1", "credentials": {"secret_key": "sesame"}}}}
            """
                .formatted(function.url()));
    List<String> line =
        new ArrayList<>(List.of("sebs", "benchmark", "invoke", "dynamic-html", "test", "--config"));
    line.addAll(List.of(config.toString(), "--output-dir", out.toString()));
    line.addAll(List.of(more));
    return Entered.duet(line.toArray(String[]::new));
  }

  @Test
  void whatWasMeasuredIsKeptWhenItIsInterrupted() throws Exception {
    Path out = directory.resolve("results");
    try (DuetProcess duet =
        DuetProcess.start(
            directory,
            "sebs",
            "benchmark",
            "invoke",
            "dynamic-html",
            "test",
            "--repetitions",
            "1000000",
            "--memory",
            "1769",
            "--output-dir",
            out.toString())) {
      Path file = out.resolve("experiments.json");
      duet.await(() -> Files.exists(file));
      List<ProcessHandle> children = duet.descendants();

      duet.signal("TERM");

      assertThat(duet.exitCode()).isEqualTo(143);
      duet.await(() -> children.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(invocations(JSON.readTree(file.toFile())))
          .hasSameSizeAs(SampleFile.read(out))
          .noneMatch(each -> each.at("/stats/failure").asBoolean());
      assertThat(duet.temporary()).isEmptyDirectory();
    }
  }

  @Test
  void anEarlierRunIsSetAsideAndResultsOfOthersAreLeftAlone() throws IOException {
    Path out = Files.createDirectory(directory.resolve("results"));
    Path theirs = Files.writeString(out.resolve("experiments.json"), "{}");
    try (ScriptedFunction function = new ScriptedFunction(List.of(ScriptedFunction.RIGHT))) {
      Entered refused = onKnative(function, out, "--repetitions", "1");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .startsWith("duet: " + theirs + " is there already, and is no run of Duet's; name");
      assertThat(theirs).hasContent("{}");
      assertThat(function.asked()).isZero();

      Files.delete(theirs);
      assertThat(onKnative(function, out, "--repetitions", "1").code()).isZero();
      assertThat(onKnative(function, out, "--repetitions", "2").out())
          .contains("The earlier run is now in " + out + ".1");
      assertThat(SampleFile.read(out.resolveSibling("results.1"))).hasSize(1);
    }
  }

  /** In the order they were made in. */
  private static List<JsonNode> invocations(JsonNode document) {
    List<JsonNode> invocations = new ArrayList<>();
    document.get("_invocations").forEach(function -> function.forEach(invocations::add));
    invocations.sort(Comparator.comparingInt(each -> each.at("/duet/order").asInt()));
    return invocations;
  }
}
