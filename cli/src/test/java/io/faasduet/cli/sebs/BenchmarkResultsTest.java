package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that read results, and those that need none. */
class BenchmarkResultsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("dynamic-html");
  }

  @Test
  void resultsHaveWhatThePlatformReported() throws IOException {
    String out = directory.resolve("results").toString();
    Entered invoked =
        Entered.duet(
            "sebs",
            "benchmark",
            "invoke",
            "dynamic-html",
            "test",
            "--repetitions",
            "2",
            "--trigger",
            "library",
            "--memory",
            "1769",
            "--output-dir",
            out);
    assertThat(invoked.code()).as(invoked.err()).isZero();
    Path experiments = Path.of(out, "experiments.json");
    String unknown =
        Files.readString(experiments).replaceAll("\"_memory\" : 1769", "\"_memory\" : null");
    assertThat(unknown).contains("\"_memory\" : null");
    Files.writeString(experiments, unknown);

    Entered processed = Entered.duet("sebs", "benchmark", "process", "--output-dir", out);

    Path results = Path.of(out, "results.json");
    assertThat(processed.code()).as(processed.err()).isZero();
    assertThat(processed.out().strip())
        .isEqualTo(results + ": the platform reported of 2 of 2 invocations");
    for (JsonNode function : JSON.readTree(results.toFile()).get("_invocations")) {
      for (JsonNode each : function) {
        boolean cold = each.at("/stats/cold_start").asBoolean();
        assertThat(each.at("/provider_times/initialization").asInt() > 0).isEqualTo(cold);
        assertThat(each.at("/provider_times/execution").asInt()).isPositive();
        assertThat(each.at("/billing/_memory").asInt()).isEqualTo(1769);
        assertThat(each.at("/billing/_gb_seconds").asDouble()).isPositive();
        assertThat(each.at("/stats/memory_used").asInt()).isBetween(10, 1769);
      }
    }
    Entered statistics = Entered.duet("sebs", "benchmark", "statistics", results.toString());
    assertThat(statistics.code()).isZero();
    assertThat(statistics.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(statistics.out())
        .contains("cold, 1 invocations", "warm, 1 invocations", "init ", "provider_exec ")
        .contains("function_exec ", "client_exec ");
  }

  @Test
  void statisticsAreThoseOfSebs() throws IOException {
    StringBuilder invocations = new StringBuilder();
    for (int i = 1; i <= 6; i++) {
      invocations.append(
          """
          %s"%d": {"output": {"container_id": "c%d", "result":
            {"result": 1, "measurement": {"compute_time": %d.5}}},
            "times": {"client": %d, "benchmark": 10}, "stats": {"cold_start": false}}
          """
              .formatted(i == 1 ? "" : ",", i, i, i, 1000 * i));
    }
    Path file =
        Files.writeString(
            directory.resolve("results.json"),
            "{\"_invocations\": {\"sebs_f\": {" + invocations + "}}}");
    Entered statistics = Entered.duet("sebs", "benchmark", "statistics", file.toString());
    assertThat(statistics.code()).as(statistics.err()).isZero();
    // NumPy: mean 3500, median 3500, std 1707.8, cv 48.8
    assertThat(statistics.out())
        .containsPattern("client_exec +3500 +3500 +1708 +48\\.8  \\d+ to \\d+")
        .containsPattern("compute +4 +4 +2 +42\\.7 ")
        // SciPy: t.interval(0.95, 5, 3500, sem); six are too few for ranks at 99%
        .contains(
            "  95%: mean 1537 to 5463 (56.1%), median 1000 to 6000",
            "  99%: mean 420 to 6580 (88.0%), median of too few")
        .contains("cold, 0 invocations");
  }

  @Test
  void aPackageIsNamedWithItsSize() {
    Entered named = Entered.duet("sebs", "benchmark", "package", "110.dynamic-html");
    assertThat(named.code()).as(named.err()).isZero();
    assertThat(named.out().lines())
        .hasSize(2)
        .allMatch(line -> line.matches(".*/dynamic-html-\\S+  \\d+\\.\\d MB"));
  }

  @Test
  void aRegressionInvokesTheBenchmarkOnEveryTarget() {
    Entered tested =
        Entered.duet(
            "sebs",
            "benchmark",
            "regression",
            "test",
            "--benchmark-name",
            "110.dynamic-html",
            "--output-dir",
            directory.resolve("regression").toString());
    assertThat(tested.code()).as(tested.err()).isZero();
    assertThat(tested.out()).contains("3 of 3 tests passed");
  }
}
