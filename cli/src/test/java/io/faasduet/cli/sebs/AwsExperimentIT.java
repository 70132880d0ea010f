package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.cli.LocalAws;
import io.faasduet.cli.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that deploy a function more than once, on services of this machine. */
class AwsExperimentIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private LocalAws aws;

  @BeforeEach
  void start() {
    Packaged.assume("dynamic-html");
    Packaged.assume("network-benchmark");
    Packaged.assume("sleep");
    aws = new LocalAws(directory);
  }

  @AfterEach
  void stop() {
    if (aws != null) {
      aws.close();
    }
  }

  @Test
  void eachMemorySizeIsDeployedAndReadBack() throws Exception {
    Path out = directory.resolve("out");
    LocalAws.Ended run =
        experiment(
            "perf-cost",
            """
            {"benchmark": "110.dynamic-html", "input-size": "test", "repetitions": 3,
             "concurrent-invocations": 2, "experiments": ["cold", "warm"],
             "memory-sizes": [1024, 1769]}""",
            out);
    assertThat(run.code()).as(run.err()).isZero();
    for (int memory : List.of(1024, 1769)) {
      for (String type : List.of("cold", "warm")) {
        JsonNode file =
            JSON.readTree(
                out.resolve("perf-cost/%s_results_%d.json".formatted(type, memory)).toFile());
        assertThat(file.at("/statistics/samples_generated").asInt()).isEqualTo(3);
        assertThat(file.at("/duet/deployed_memory_mb").asInt()).isEqualTo(memory);
      }
      assertThat(out.resolve("memory-" + memory).resolve("samples.csv")).isRegularFile();
    }
    assertThat(aws.functions()).hasSize(1);
    assertThat(aws.function(aws.functions().get(0)).memorySize()).isEqualTo(1769);
    LocalAws.Ended table =
        aws.run("experiment", "process", "perf-cost", "--output-dir", out.toString());
    assertThat(table.code()).as(table.err()).isZero();
    List<String> lines = Files.readAllLines(out.resolve("perf-cost/result.csv"));
    assertThat(lines).hasSize(1 + 2 * 2 * 3);
    assertThat(lines).filteredOn(line -> line.startsWith("1769,cold,True,")).hasSize(3);

    LocalAws.Ended again = experiment("perf-cost", "{\"memory-sizes\": [1024, 1769]}", out);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("perf-cost is there already; name another directory");
  }

  @Test
  void aLimitOfCostEndsAllMemorySizes() throws Exception {
    Path out = directory.resolve("out");
    LocalAws.Ended run =
        experiment(
            "perf-cost",
            """
            {"benchmark": "110.dynamic-html", "repetitions": 3, "experiments": ["cold"],
             "memory-sizes": [128, 256]}""",
            out,
            "--max-usd",
            "0.0000000001");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("perf-cost costs at most ", "for 8 invocations of at most 20 s");
    assertThat(run.err()).contains("'max-usd' 0.0000000001 is reached", "for 1 invocation;");
    assertThat(Files.readAllLines(out.resolve("memory-128/samples.csv"))).hasSize(1 + 1);
    assertThat(out.resolve("memory-256")).doesNotExist();
    assertThat(aws.function(aws.functions().get(0)).memorySize()).isEqualTo(128);
  }

  @Test
  void aFunctionIsMadeForTheEvictionModel() throws Exception {
    Path out = directory.resolve("out");
    LocalAws.Ended run =
        experiment(
            "eviction-model",
            "{\"invocations\": 2, \"repetitions\": 1, \"sleep\": 1, \"idle-times\": [1]}",
            out,
            "--memory",
            "1769");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(aws.functions()).singleElement().asString().contains("_010_sleep_java_");
    JsonNode pairs =
        JSON.readTree(out.resolve("eviction-model/results_2_1_1.json").toFile()).at("/1/0");
    assertThat(pairs).hasSize(2);
  }

  @Test
  void datagramsGoToThePublicAddress() throws Exception {
    Path out = directory.resolve("out");
    LocalAws.Ended run =
        experiment(
            "network-ping-pong",
            "{\"invocations\": 1, \"repetitions\": 20}",
            out,
            "--public-address",
            "localhost",
            "--memory",
            "1769");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readAllLines(out.resolve("network-ping-pong/results-1.csv"))).hasSize(1 + 20);
    assertThat(Files.readString(out.resolve("run.json"))).contains("to a server on localhost");
  }

  private LocalAws.Ended experiment(String name, String settings, Path out, String... more)
      throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of("experiment", "invoke", name, "--config", config(name, settings).toString()));
    line.addAll(List.of("--output-dir", out.toString()));
    line.addAll(List.of(more));
    return aws.run(line.toArray(String[]::new));
  }

  private Path config(String name, String settings) throws IOException {
    String deployment = Files.readString(aws.config());
    return Files.writeString(
        directory.resolve("experiment.json"),
        deployment.replaceFirst(
            "\\{", "{\"experiments\": {\"%s\": %s}, ".formatted(name, settings)));
  }
}
