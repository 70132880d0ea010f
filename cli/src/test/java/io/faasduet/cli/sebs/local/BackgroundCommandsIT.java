package io.faasduet.cli.sebs.local;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.cli.DuetProcess;
import io.faasduet.cli.Packaged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that leave processes running, each in a process of its own. */
class BackgroundCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private int commands;

  /** What a command in a process of its own printed and how it ended. */
  private record Ended(int code, String out, String err) {}

  @AfterEach
  void nothingIsLeft() throws Exception {
    duet("sebs", "clean");
    try (var files = Files.list(directory.resolve("cache/background"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void storageOutlivesTheCommandUntilItIsStopped() throws Exception {
    Path file = directory.resolve("storage.json");
    Ended started = duet("sebs", "storage", "start", "all", "--output-json", file.toString());
    assertThat(started.code()).as(started.err()).isZero();
    JsonNode state = JSON.readTree(file.toFile());
    JsonNode minio = state.at("/object/minio");
    assertThat(state.at("/object/type").asText()).isEqualTo("minio");
    assertThat(minio.get("address").asText()).isEqualTo("127.0.0.1:" + minio.get("mapped_port"));
    List<ProcessHandle> processes = processes(state);
    assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);
    assertThat(send("http://" + minio.get("address").asText() + "/", "").headers().map())
        .containsEntry("Server", List.of("duet-embedded-s3"));

    Ended again = duet("sebs", "storage", "start", "nosql", file.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("is of processes that run (storage object at http");

    Ended object = duet("sebs", "storage", "stop", "object", file.toString());
    assertThat(object.out()).startsWith("Ended storage object at ");
    assertThat(processes.get(0).isAlive()).isFalse();
    assertThat(processes.get(1).isAlive()).isTrue();

    Ended rest = duet("sebs", "storage", "stop", "all", file.toString());
    assertThat(rest.out()).contains("Has ended before: storage object", "Ended storage nosql");
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(Path.of(state.at("/duet/processes/0/directory").asText())).doesNotExist();
  }

  @Test
  void aBenchmarkWithTablesAnswersUntilItIsStopped() throws Exception {
    Packaged.assume("crud-api");
    Path file = directory.resolve("local.json");
    Ended started =
        duet(
            "sebs",
            "local",
            "start",
            "130.crud-api",
            "test",
            file.toString(),
            "--deployments",
            "2");
    assertThat(started.code()).as(started.err()).isZero();
    JsonNode state = JSON.readTree(file.toFile());
    for (JsonNode function : state.get("functions")) {
      HttpResponse<String> answer =
          send("http://" + function.get("url").asText() + "/", state.at("/inputs/0").toString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("Gothic Game");
    }
    List<ProcessHandle> processes = processes(state);
    assertThat(processes).hasSize(3);

    Ended stopped = duet("sebs", "local", "stop", file.toString());
    assertThat(stopped.out().lines()).hasSize(3).allMatch(line -> line.startsWith("Ended "));
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    Ended again = duet("sebs", "local", "stop", file.toString());
    assertThat(again.code()).isZero();
    assertThat(again.out().lines()).allMatch(line -> line.startsWith("Has ended before: "));
  }

  @Test
  void memoryThatWasMeasuredIsLeftByTheEnd() throws Exception {
    Packaged.assume("sleep");
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/smaps_rollup")), "needs Linux");
    Path file = directory.resolve("local.json");
    Ended started =
        duet("sebs local start sleep test FILE --deployments 2 --measure-interval 5", file);
    assertThat(started.code()).as(started.err()).isZero();
    JsonNode state = JSON.readTree(file.toFile());
    List<ProcessHandle> processes = processes(state);
    assertThat(processes).hasSize(4).allMatch(ProcessHandle::isAlive);
    send("http://" + state.at("/functions/0/url").asText() + "/", "{\"sleep\": 1}");

    Ended lost = duet("sebs local stop FILE absent/stats.json", file);
    assertThat(lost.code()).isEqualTo(2);
    assertThat(processes).allMatch(ProcessHandle::isAlive);

    Path statistics = directory.resolve("stats.json");
    Ended stopped = duet("sebs local stop FILE " + statistics, file);
    assertThat(stopped.code()).as(stopped.err()).isZero();
    assertThat(stopped.out()).contains("Their memory is in " + statistics);
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    JsonNode measured = JSON.readTree(statistics.toFile());
    for (JsonNode function : state.get("functions")) {
      JsonNode memory = measured.get(function.get("instance_id").asText());
      assertThat(memory.get("number of measurements").asInt()).isGreaterThan(10);
      assertThat(memory.get("full profile (in bytes)"))
          .hasSize(memory.get("number of measurements").asInt());
      assertThat(memory.get("mean mem. usage").asText()).matches("\\d+\\.\\d+ MB");
    }

    Ended again = duet("sebs local stop FILE " + directory.resolve("again.json"), file);
    assertThat(again.err()).contains("again.json is not written");
    assertThat(directory.resolve("again.json")).doesNotExist();
  }

  @Test
  void whatDoesNotStartLeavesNothing() throws Exception {
    Packaged.assume("sleep");
    Path file = directory.resolve("local.json");
    Ended refused = duet("sebs", "local", "start", "010.sleep", "large", file.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith("duet: the input of sleep cannot be made: size large ");
    assertThat(file).doesNotExist();
  }

  @Test
  void anExperimentIsCarriedOutAgainOnTheProcessesThatItLeft() throws Exception {
    Packaged.assume("dynamic-html");
    Path out = directory.resolve("out");
    Ended run =
        duet(
            "sebs",
            "run_experiments",
            "110.dynamic-html",
            out.toString(),
            "java",
            "disk-io",
            "test",
            "--memory",
            "1769",
            "--no-shutdown-containers");
    assertThat(run.code()).as(run.err()).isZero();
    Path plan = out.resolve("disk-io/instance_0/disk-io.json");
    assertThat(run.out()).contains("process ", "http://127.0.0.1:", "duet bench run " + plan);
    Path again = directory.resolve("again");
    Ended repeated = duet("bench", "run", plan.toString(), "--out", again.toString());
    assertThat(repeated.code()).as(repeated.err()).isZero();
    assertThat(again.resolve("samples.csv")).exists();
    Ended cleaned = duet("sebs", "clean");
    assertThat(cleaned.out().lines()).hasSize(2).allMatch(line -> line.startsWith("Ended "));
  }

  private Ended duet(String line, Path file) throws Exception {
    return duet(line.replace("FILE", file.toString()).split(" "));
  }

  private Ended duet(String... arguments) throws Exception {
    Path place = Files.createDirectory(directory.resolve("command-" + ++commands));
    Map<String, String> environment = Map.of("DUET_CACHE", directory.resolve("cache").toString());
    try (DuetProcess process = DuetProcess.start(place, environment, arguments)) {
      int code = process.exitCode();
      return new Ended(code, process.out(), process.err());
    }
  }

  private static List<ProcessHandle> processes(JsonNode state) {
    List<ProcessHandle> processes = new ArrayList<>();
    state
        .at("/duet/processes")
        .forEach(each -> processes.add(ProcessHandle.of(each.get("pid").asLong()).orElseThrow()));
    return processes;
  }

  private static HttpResponse<String> send(String url, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, ofString());
  }
}
