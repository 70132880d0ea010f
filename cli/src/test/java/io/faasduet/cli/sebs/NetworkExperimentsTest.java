package io.faasduet.cli.sebs;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.RoundTripFile;
import io.faasduet.cli.Entered;
import io.faasduet.cli.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkExperimentsTest {
  @TempDir private Path directory;

  @BeforeEach
  void assumePackaged() {
    Packaged.assume("network-benchmark");
  }

  @Test
  void roundTripsAreTimedByBothClocks() throws IOException {
    Path out = directory.resolve("results");
    Entered run =
        experiment(
            "invoke",
            "network-ping-pong",
            "\"invocations\": 2, \"repetitions\": 20",
            out,
            "--memory",
            "1769");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("deployment.local.storage is not used");
    assertThat(new RoundTripFile(out).read()).hasSize(2 * 20);
    List<String> client = Files.readAllLines(out.resolve("network-ping-pong/results-1.csv"));
    List<String> server = Files.readAllLines(out.resolve("network-ping-pong/server-1.csv"));
    assertThat(client).hasSize(1 + 20).startsWith("id,client_send,client_rcv");
    assertThat(server).hasSize(1 + 20).startsWith("id,server_rcv,server_send");
    assertThat(client.get(1)).matches("1,\\d+\\.\\d{6},\\d+\\.\\d{6}");
    Entered processed = experiment("process", "network-ping-pong", "", out);
    assertThat(processed.out()).contains("rows 40, lost 0", "P50 ", "P99.9 ");
  }

  @Test
  void overheadIsTheTimeUntilTheFunctionBegan() throws IOException {
    Path out = directory.resolve("results");
    Entered run =
        experiment(
            "invoke",
            "invocation-overhead",
            "\"repetitions\": 1, \"N\": 20, \"payload_end\": 20000, \"payload_points\": 2",
            out,
            "--memory",
            "1769");
    assertThat(run.code()).as(run.err()).isZero();
    Path place = out.resolve("invocation-overhead/payload");
    List<String> raw = Files.readAllLines(place.resolve("result.csv"));
    assertThat(raw)
        .startsWith(
            "size,repetition,is_cold,connection_time,start_timestamp,finish_timestamp,request_id")
        .hasSize(1 + 2 * 2);
    assertThat(raw).filteredOn(line -> line.startsWith("20000,0,True,")).hasSize(1);
    assertThat(raw).filteredOn(line -> line.startsWith("1024,0,False,")).hasSize(1);
    assertExchanges(place, raw);
    assertThat(experiment("process", "invocation-overhead", "", out).code()).isZero();
    List<String> lines = Files.readAllLines(place.resolve("result-processed.csv"));
    assertThat(lines).hasSize(1 + 2 * 2);
    assertThat(lines.subList(1, 5))
        .as("both clocks are this machine's, so that a beginning is after its request")
        .allMatch(line -> Double.parseDouble(line.split(",")[9]) > 0);
  }

  @Test
  void packagesHaveTheSizesThatAreAskedFor() throws IOException {
    Path out = directory.resolve("results");
    Entered run =
        experiment(
            "invoke",
            "invocation-overhead",
            "\"repetitions\": 1, \"type\": \"code\", \"code_begin\": 1048576, \"code_end\": 10000000, \"code_points\": 2",
            out,
            "--trigger",
            "library",
            "--memory",
            "1769");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("packages begin at ", " bytes, the function's own, not at");
    assertThat(out.resolve("code-10000000/samples.csv")).exists();
    Path code = out.resolve("invocation-overhead/code");
    List<String> raw = Files.readAllLines(code.resolve("result.csv"));
    assertThat(raw).hasSize(1 + 2 * 2);
    assertThat(raw).filteredOn(line -> line.startsWith("10000000,0,True,")).hasSize(1);
    assertThat(raw).filteredOn(line -> line.startsWith("10000000,0,False,")).hasSize(1);
    assertExchanges(code, raw);
    assertThat(experiment("process", "invocation-overhead", "", out).code()).isZero();
    assertThat(Files.readAllLines(code.resolve("result-processed.csv"))).hasSize(1 + 2 * 2);
  }

  /** SeBS reads them by the id of each line, which must be its own. */
  private static void assertExchanges(Path place, List<String> table) throws IOException {
    Set<String> requests = new HashSet<>();
    for (String line : table.subList(1, table.size())) {
      String request = line.substring(line.lastIndexOf(',') + 1);
      assertThat(requests.add(request)).as(request).isTrue();
      List<String> client = Files.readAllLines(place.resolve("results-" + request + ".csv"));
      assertThat(client).startsWith("id,client_send,client_rcv").hasSizeGreaterThan(20);
      assertThat(Files.readAllLines(place.resolve("server-" + request + ".csv")))
          .startsWith("id,server_rcv,server_send")
          .hasSameSizeAs(client);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network-ping-pong|\"repetitions\": 3|'repetitions' must be from 20 to 100000, not 3",
        "network-ping-pong|\"invocation\": 3|there is no field 'experiments.network-ping-pong.invocation'; did you mean invocations?",
        "network-ping-pong|\"listen\": \"192.0.2.1\"|must be an address of this machine",
        "invocation-overhead|\"type\": \"code\"|packages of several sizes are deployed to Lambda: give --deployment aws without --function-name, or --trigger library",
        "invocation-overhead|\"type\": \"both\"|'type' must be payload or code, not 'both'",
        "invocation-overhead|\"N\": 5|'N' must be from 20 to 100000, not 5",
        "invocation-overhead|\"payload_end\": 10|'payload_end' must be above 'payload_begin'",
        "invocation-overhead|\"payload_begin\": 10|cannot begin at 10",
      })
  void settingsAreRefused(String name, String settings, String message) throws IOException {
    Path out = directory.resolve("results");
    Entered refused = experiment("invoke", name, settings, out);
    assertThat(refused.code()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err()).startsWith("duet: ").contains(message);
    assertThat(out).doesNotExist();
  }

  private Entered experiment(String command, String name, String settings, Path out, String... more)
      throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("config.json"),
            "{\"experiments\": {\"%s\": {%s}}, \"deployment\": {\"name\": \"local\", \"local\": {\"storage\": {}}}}"
                .formatted(name, settings));
    List<String> line = new ArrayList<>(List.of("sebs", "experiment", command, name, "--config"));
    line.addAll(List.of(config.toString(), "--output-dir", out.toString()));
    line.addAll(List.of(more));
    return Entered.duet(line.toArray(String[]::new));
  }
}
