package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADER =
      "memory,type,is_cold,exec_time,connection_time,client_time,provider_time,mem_used";

  @TempDir private Path directory;

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("dynamic-html");
  }

  @Test
  void perfCostLeavesAFileOfEachTypeAndMemorySizeAndATable() throws Exception {
    Path out = directory.resolve("results");
    Entered run =
        perfCost(
            """
            "experiments": ["cold", "sequential"], "repetitions": 2, "memory-sizes": [1024, 1769]
            """,
            out,
            "--trigger",
            "library");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("cold_results_1024: 2 of 2 samples", "sequential_results_1769: 2 of 2 samples");
    JsonNode cold = JSON.readTree(out.resolve("perf-cost/cold_results_1024.json").toFile());
    assertThat(cold.at("/statistics/samples_generated").asInt()).isEqualTo(2);
    assertThat(cold.at("/statistics/cold_count").asInt()).isEqualTo(2);
    assertThat(cold.at("/statistics/failures_count").asInt()).isZero();
    assertThat(read(out.resolve("perf-cost/cold_results_1024.json"))).isEqualTo("2 0");
    assertThat(read(out.resolve("perf-cost/sequential_results_1769.json"))).isEqualTo("0 2");

    Entered processed =
        Entered.duet("sebs", "experiment", "process", "perf-cost", "--output-dir", "" + out);
    assertThat(processed.code()).as(processed.err()).isZero();
    List<String> table = Files.readAllLines(out.resolve("perf-cost/result.csv"));
    assertThat(table).hasSize(1 + 8).startsWith(HEADER);
    assertThat(table).filteredOn(line -> line.startsWith("1024,cold,True,")).hasSize(2);
    assertThat(table).filteredOn(line -> line.startsWith("1769,sequential,False,")).hasSize(2);
    assertThat(table.subList(1, 9))
        .allMatch(line -> line.matches("\\d+,\\w+,\\w+,\\d+,0\\.0,\\d+,\\d+,\\d+"));
    Path small = out.resolve("perf-cost/cold_results_1024-processed.json");
    assertThat(Files.readString(small)).doesNotContain("<li>");
    Entered statistics = Entered.duet("sebs", "experiment", "statistics", out + "/perf-cost");
    assertThat(statistics.out()).contains("cold_results_1024-processed.json", "provider_exec ");
  }

  @Test
  void warmSamplesAreExactlyAsManyAsWantedAndTheFirstBatchIsNone() throws Exception {
    Path out = directory.resolve("results");
    Entered run =
        perfCost(
            """
            "experiments": ["warm", "burst"], "repetitions": 3, "concurrent-invocations": 2,
            "memory-sizes": [1769]
            """,
            out);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode warm = JSON.readTree(out.resolve("perf-cost/warm_results_1769.json").toFile());
    assertThat(warm.at("/statistics/samples_generated").asInt()).isEqualTo(3);
    assertThat(read(out.resolve("perf-cost/warm_results_1769.json"))).isEqualTo("0 3");
    JsonNode burst = JSON.readTree(out.resolve("perf-cost/burst_results_1769.json").toFile());
    assertThat(burst.at("/statistics/samples_generated").asInt()).isEqualTo(3);
  }

  @Test
  void fewerSamplesThanWantedAreAFailureWithItsText() throws Exception {
    Path out = directory.resolve("results");
    List<ScriptedFunction.Answer> answers =
        List.of(
            ScriptedFunction.RIGHT,
            ScriptedFunction.RIGHT,
            new ScriptedFunction.Answer(503, "{\"detail\":\"no capacity\"}"),
            ScriptedFunction.RIGHT);
    try (ScriptedFunction function = new ScriptedFunction(answers)) {
      Path config =
          Files.writeString(
              directory.resolve("config.json"),
              """
              {"experiments": {"runtime": {"language": "java"}, "perf-cost": {
                "benchmark": "110.dynamic-html", "experiments": ["cold", "sequential"],
                "repetitions": 3}},
               "deployment": {"name": "knative", "knative": {"url": "%s"}}}
              """
                  .formatted(function.url()));
      Entered run =
          Entered.duet(
              "sebs",
              "experiment",
              "invoke",
              "perf-cost",
              "--config",
              config.toString(),
              "--output-dir",
              out.toString());
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out())
          .contains(
              "sequential_results: 2 of 3 samples, 1 failed, first with http-503: no capacity",
              "cold_results: 0 of 3 samples");
      assertThat(function.asked()).as("nothing is tried again").isEqualTo(4);
    }
    JsonNode results = JSON.readTree(out.resolve("perf-cost/sequential_results.json").toFile());
    assertThat(results.at("/statistics/failures/0").asText()).isEqualTo("http-503: no capacity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"experiments\": [\"hot\"]|there is no type 'hot' of experiments; there are cold, warm, burst, sequential",
        "\"repetitions\": 0|'repetitions' must be from 1 to 100000, not 0",
        "\"repetitions\": \"many\"|'repetitions' must be a whole number",
        "\"repetitons\": 3|there is no field 'experiments.perf-cost.repetitons'; did you mean repetitions?",
        "\"memory-sizes\": [64]|'memory_mb' must be from 128 to 10240, not 64",
        "\"memory-sizes\": [512, 512]|'memory-sizes' has a value twice",
        "\"input-size\": \"huge\"|must be test, small or large, not 'huge'",
      })
  void settingsAreRefused(String settings, String message) throws IOException {
    Path out = directory.resolve("results");
    Entered refused = perfCost(settings, out);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(message);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invoke network-ping-pong|the configuration has no 'experiments.network-ping-pong'",
        "process network-ping-pong --output-dir absent|there are no round trips in absent",
        "process invocation-overhead --output-dir absent|there is no absent/invocation-overhead/payload/result.csv",
        "invoke eviction-model|the configuration has no 'experiments.eviction-model'",
        "invoke perf-kost|there is no experiment 'perf-kost'; did you mean perf-cost?",
        "invoke perf-cost|the configuration has no 'experiments.perf-cost'; give it with --config",
        "process perf-cost --output-dir absent|there are no results in absent/perf-cost",
        "process eviction-model|nothing is made of eviction-model's results: its report has the model",
        "statistics absent|there are no processed results in absent",
      })
  void whatCannotBeRunIsRefused(String line, String message) {
    String[] words = ("sebs experiment " + line).split(" ");
    Entered refused = Entered.duet(words);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith("duet: ").contains(message);
  }

  private Entered perfCost(String settings, Path out, String... more) throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("config.json"),
            "{\"experiments\": {\"runtime\": {\"language\": \"java\"}, \"perf-cost\": {"
                + "\"benchmark\": \"110.dynamic-html\", "
                + settings
                + "}}, \"deployment\": {\"name\": \"local\"}}");
    List<String> line = new ArrayList<>(List.of("sebs", "experiment", "invoke", "perf-cost"));
    line.addAll(List.of("--config", config.toString(), "--output-dir", out.toString()));
    line.addAll(List.of(more));
    return Entered.duet(line.toArray(String[]::new));
  }

  /** How many invocations a program in Python finds cold and warm. */
  private String read(Path results) throws IOException, InterruptedException {
    Path script = directory.resolve("read_results.py");
    try (InputStream resource = getClass().getResourceAsStream("read_results.py")) {
      Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
    }
    assumeThat(hasPython()).as("python3 is installed, which reads the results").isTrue();
    Process python =
        new ProcessBuilder("python3", script.toString(), results.toString())
            .redirectErrorStream(true)
            .start();
    String text = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    python.waitFor();
    return text.strip();
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
