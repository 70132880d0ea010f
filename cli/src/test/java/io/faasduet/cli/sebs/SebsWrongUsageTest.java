package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import io.faasduet.cli.ShellWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused: in a line, with exit code 2, before anything is written. */
class SebsWrongUsageTest {
  @TempDir private Path directory;

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("dynamic-html");
    Packaged.assume("network-benchmark");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "benchmark invoke 110.dynamic-htm test|there is no function '110.dynamic-htm'; did you mean 110.dynamic-html",
        "benchmark invoke chameleon test|chameleon is no benchmark of a suite",
        "benchmark invoke dynamic-html huge|the size must be test, small or large, not 'huge'",
        "benchmark invoke dynamic-html test --repetitions 0|'repetitions.calls' must be from 1 to 1000000, not 0",
        "benchmark invoke dynamic-html test --trigger timer|--trigger must be http or library, not timer",
        "benchmark invoke dynamic-html test --memory 64|'memory_mb' must be from 128 to 10240, not 64",
        "benchmark invoke dynamic-html test --language python|python benchmarks are SeBS's own: run them with SeBS",
        "benchmark invoke dynamic-html test --deployment azure|azure is disabled, as in SeBS",
        "benchmark invoke dynamic-html test --deployment gcp|on gcp only HTTP targets are driven",
        "benchmark invoke dynamic-html test --deployment openwhisk|on openwhisk only HTTP targets are driven",
        "benchmark invoke dynamic-html test --deployment awz|there is no deployment 'awz'; did you mean aws?",
        "benchmark invoke dynamic-html test --deployment knative|--deployment knative needs the service's address",
        "benchmark invoke dynamic-html test --config absent.json|there is no configuration file absent.json",
        "benchmark invoke network-benchmark test --deployment aws|a function on AWS needs a role",
        "benchmark process|duet sebs benchmark invoke --output-dir",
        "benchmark statistics absent.json|there is no absent.json; 'duet sebs benchmark process' makes one",
        "benchmark package absent|there is no function 'absent'",
        "benchmark regression huge|the size must be test, small or large, not 'huge'",
        "benchmark regression test --deployment knative|regression tests are run on this machine or on AWS, as knative makes no functions",
        "benchmark regression test --deployment aws|a function on AWS needs a role",
      })
  void isRefused(String line, String message) {
    Path out = directory.resolve("results");
    List<String> words = new ArrayList<>(List.of("sebs"));
    words.addAll(ShellWords.of(line));
    if (!line.contains("statistics")) {
      words.addAll(List.of("--output-dir", out.toString()));
    }
    Entered refused = Entered.duet(words.toArray(String[]::new));
    assertThat(refused.code()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err().lines().toList()).hasSize(2);
    assertThat(refused.err()).startsWith("duet: ").contains(message);
    assertThat(refused.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|is not well-formed JSON at line 1, column ",
        "[]|must hold a JSON object with 'experiments'",
        "{\"experiments\": 3}|'experiments' must be an object",
        "{\"experiments\": {\"runtime\": {\"language\": \"nodejs\"}}}|nodejs benchmarks are SeBS's own",
        "{\"deployment\": {\"name\": \"azure\"}}|azure is disabled, as in SeBS",
      })
  void aConfigurationIsRefused(String json, String message) throws IOException {
    Path config = Files.writeString(directory.resolve("config.json"), json);
    Path out = directory.resolve("results");
    Entered refused =
        Entered.duet(
            "sebs",
            "benchmark",
            "invoke",
            "dynamic-html",
            "test",
            "--config",
            config.toString(),
            "--output-dir",
            out.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(message);
    assertThat(out).doesNotExist();
  }

  @Test
  void whatAConfigurationHasInVainIsWarnedOf() throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("config.json"),
            "{\"experiments\": {\"repetitons\": 3, \"perf-kost\": {}}, \"deployment\": {\"name\": \"azure\"}}");
    Entered refused =
        Entered.duet(
            "sebs",
            "benchmark",
            "invoke",
            "dynamic-html",
            "test",
            "--update-code",
            "--config",
            config.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "there is no field 'experiments.repetitons' in a configuration",
            "there is no field 'experiments.perf-kost' in a configuration; did you mean perf-cost?",
            "--update-code does nothing");
  }
}
