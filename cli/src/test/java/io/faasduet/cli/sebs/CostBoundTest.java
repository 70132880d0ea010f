package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
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

/** Experiments on local Lambda that may cost no more than so much, a dollar for each request. */
class CostBoundTest {
  private static final String PRICES =
      """
      {"version": "of a test", "region": "nowhere", "currency": "USD", "prices": {
        "lambda.request": {"usd": 1, "unit": "request"},
        "lambda.x86.gb_second": {"usd": 0, "unit": "GB-second"},
        "lambda.arm.gb_second": {"usd": 0, "unit": "GB-second"}}}
      """;

  @TempDir private Path directory;
  private Path out;

  @BeforeEach
  void assumePackaged() throws IOException {
    Packaged.assume("dynamic-html");
    out = directory.resolve("results");
    Files.writeString(directory.resolve("prices.json"), PRICES);
  }

  @Test
  void anExperimentEndsWhenItsCostReachesTheLimit() throws Exception {
    Entered run =
        perfCost(
            "\"experiments\": [\"cold\", \"sequential\"], \"repetitions\": 5", "--max-usd", "2.5");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(
            "perf-cost costs at most 12 US dollars at Lambda's prices in nowhere, for 12 invocations of at most 20 s with INIT; it ends at 2.5")
        .contains("cold_results_1769: 2 of 5 samples");
    assertThat(run.err())
        .contains(
            "duet: perf-cost: 'max-usd' 2.5 is reached, with 3 US dollars for 3 invocations; what was measured is kept");
    assertThat(Files.readAllLines(out.resolve("samples.csv"))).hasSize(1 + 3);
    assertThat(out.resolve("perf-cost/cold_results_1769.json")).isRegularFile();
    assertThat(out.resolve("perf-cost/sequential_results_1769.json")).doesNotExist();
  }

  @Test
  void requestsThatAreUnderWayAreAwaitedAndCounted() throws Exception {
    Entered run =
        perfCost(
            """
            "experiments": ["burst"], "repetitions": 12, "concurrent-invocations": 4, "max-usd": 1
            """);
    assertThat(run.code()).isEqualTo(1);
    int samples = Files.readAllLines(out.resolve("samples.csv")).size() - 1;
    assertThat(samples).as("of the first batch").isEqualTo(4);
    assertThat(run.err()).contains("with 4 US dollars for 4 invocations");
  }

  @Test
  void anExperimentThatStaysBelowTheLimitIsWhole() throws Exception {
    Entered run =
        perfCost("\"experiments\": [\"sequential\"], \"repetitions\": 2", "--max-usd", "100");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("3 US dollars", "sequential_results_1769: 2 of 2 samples");
    assertThat(run.err()).doesNotContain("max-usd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--trigger library --max-usd 0|--max-usd must be above 0, not 0.0",
        "--trigger http --max-usd 1|'max-usd' needs invocations of known memory whose answers say what is billed: give --trigger library",
        "--deployment aws --function-name mine --max-usd 1|'max-usd' needs invocations of known memory",
        "--trigger library --max-usd 1 --prices EMPTY|the price table of nothing has no price 'lambda.request'",
        "--trigger library --max-usd 1 --prices absent.json|absent.json cannot be read",
      })
  void aLimitThatCannotBeKeptIsRefused(String options, String message) throws Exception {
    Path empty =
        Files.writeString(
            directory.resolve("empty.json"),
            "{\"version\": \"of nothing\", \"region\": \"x\", \"currency\": \"USD\", \"prices\": {}}");
    Entered refused =
        run("\"repetitions\": 2", options.replace("EMPTY", empty.toString()).split(" "));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(message);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "\"much\""})
  void aConfigurationsLimitIsANumber(String value) throws Exception {
    Entered refused = perfCost("\"max-usd\": " + value);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("perf-cost: 'max-usd' must be a number of US dollars above 0, not " + value);
  }

  private Entered perfCost(String settings, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of("--trigger", "library"));
    options.addAll(List.of("--prices", directory.resolve("prices.json").toString()));
    options.addAll(List.of(more));
    return run(settings + ", \"memory-sizes\": [1769]", options.toArray(String[]::new));
  }

  private Entered run(String settings, String... options) throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("config.json"),
            "{\"experiments\": {\"perf-cost\": {\"benchmark\": \"110.dynamic-html\", "
                + settings
                + "}}}");
    List<String> line = new ArrayList<>(List.of("sebs", "experiment", "invoke", "perf-cost"));
    line.addAll(List.of("--config", config.toString(), "--output-dir", out.toString()));
    line.addAll(List.of(options));
    return Entered.duet(line.toArray(String[]::new));
  }
}
