package io.faasduet.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faasduet.bench.results.RunLock;
import io.faasduet.cli.Entered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs against an address: this test's own server. */
class BenchAddressTest {
  @TempDir Path directory;

  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Map<String, List<String>>> heads = new ConcurrentLinkedQueue<>();
  private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private volatile int status = 200;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          heads.add(Map.copyOf(exchange.getRequestHeaders()));
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("X-Duet-Cold", "false");
          exchange.getResponseHeaders().add("X-Duet-Instance", "only");
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({"warm, --calls 10 --processes 1 --warm-up-calls 20", "load, --batches 4x5"})
  void thePathOfAnAddressIsKept(String experiment, String options) {
    assertThat(bench(experiment, "/fn?a=b", options).code()).isZero();
    assertThat(requests).hasSizeGreaterThanOrEqualTo(10).containsOnly("POST /fn?a=b");
  }

  @Test
  void nothingIsSaidOfLimitsOnThisMachineWhereNothingRunsOnIt() {
    bench("warm", "/fn", "--calls 10 --processes 1 --warm-up-calls 20");

    assertThat(out().resolve("run.json"))
        .content()
        .contains("timeout of a request")
        .doesNotContain("isolation", "limits of each process");
  }

  @Test
  void requestsHaveTheHeadersOfOptionsAndNoFileHasTheirValues() throws Exception {
    Path file =
        Files.writeString(directory.resolve("headers.txt"), "\uFEFFX-Key: s3cret-of-a-file\n");
    Entered run =
        Entered.duet(
            "bench",
            "load",
            "chameleon",
            "--batches",
            "2x2",
            "--target",
            address("/"),
            "--out",
            out().toString(),
            "--header",
            "Authorization: Bearer s3cret",
            "--header=Host: s3cret.example.com",
            "--header",
            "@" + file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(heads)
        .hasSize(4)
        .allMatch(head -> head.get("Authorization").equals(List.of("Bearer s3cret")))
        .allMatch(head -> head.get("Host").equals(List.of("s3cret.example.com")))
        .allMatch(head -> head.get("X-key").equals(List.of("s3cret-of-a-file")))
        .allMatch(head -> head.get("Content-type").equals(List.of("application/json")));
    assertThat(run.out() + run.err()).doesNotContain("s3cret");
    try (Stream<Path> files = Files.list(out())) {
      assertThat(files)
          .hasSizeGreaterThan(4)
          .allSatisfy(written -> assertThat(written).content().doesNotContain("s3cret"));
    }
    assertThat(out().resolve("run.json"))
        .content()
        .contains("--header 'Authorization: …' '--header=Host: …' --header @" + file)
        .contains("authorization, host, x-key");
  }

  @Test
  void aRequestByGetHasNoBody() {
    Entered run = bench("load", "/fn?num_of_rows=3", "--batches 2x2 --method get");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(requests).hasSize(4).containsOnly("GET /fn?num_of_rows=3");
    assertThat(bodies).containsOnly("");
    assertThat(heads).noneMatch(head -> head.containsKey("Content-type"));
  }

  @Test
  void aRunWithinItsLimitsSucceeds() {
    Entered run = bench("load", "/", "--batches 4x5 --fail-if failed>1% --fail-if median>60s");
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void aRunThatPassesALimitExitsWithThree() {
    Entered run = bench("load", "/", "--batches 4x5 --fail-if median>0ms --fail-if p95>60s");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("limit passed: median>0ms: chameleon, load 4 batches of 5 on " + address("/"))
        .contains("limit passed: p95>60s: ", "20 answers give no p95, 200 do");
    assertThat(run.out()).contains("The report is ");
    Entered report = Entered.duet("report", out().toString(), "--fail-if", "median>0ms");
    assertThat(report.code()).isEqualTo(3);
    Entered compared =
        Entered.duet(
            "report", "--compare", out().toString(), out().toString(), "--fail-if", "median>0ms");
    assertThat(compared.code()).isEqualTo(3);
  }

  @Test
  void aRunOfWhichEveryRequestFailedExitsWithOne() {
    status = 503;
    for (String experiment :
        new String[] {"load --batches 2x2", "warm --calls 10 --processes 1 --warm-up-calls 20"}) {
      String[] parts = experiment.split(" ", 2);
      Entered run = bench(parts[0], "/", parts[1] + " --fail-if failed>1%");
      assertThat(run.code()).as(run.err()).isEqualTo(1);
      assertThat(run.err()).contains("no request was answered: chameleon on " + address("/"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          load | --arrivals bogus:3                  | 'bogus:3' does not say when requests are due
          load | --arrivals trace:/nowhere/trace.txt | there is no file /nowhere/trace.txt
          load | --batches 2x2 --repeat 0            | 'load.repeat' must be from 1 to 1000
          load | --batches 2x2 --fail-if p95<1ms     | 'p95<1ms' is no limit
          load | --batches 2x2 --target ADDRESS      | twice
          load | --batches 2x2 --target grpc://a:1,grpc://a:1/duet | 'targets' has 'grpc://a:1/duet' twice
          cold | --starts 3                          | has no cold starts
          load | --batches 2x2 --header s3cret       | --header: a header is written 'Name: value'
          load | --batches 2x2 --header TE:s3cret    | --header: the client sets te by itself
          load | --batches 2x2 --header @/nowhere    | --header: cannot read the file /nowhere
          load | --batches 2x2 --method HEAD         | --method must be GET, POST or PUT, not HEAD
          load | --batches 2x2 --method GET --json {} | --method GET sends no request
          load | --batches 2x2 --insecure            | --insecure is for targets https:// or grpcs://
          load | --batches 2x2 --cacert /nowhere     | --cacert: /nowhere cannot be read
          load | --batches 2x2 --cacert a --insecure | --cacert and --insecure exclude each other
          load | --batches 2x2 --target grpc://a:1/ --header Content-Type:x | gRPC has a Content-Type of its own
          """)
  void wrongUsageIsFoundBeforeAnythingIsWrittenOrMoved(
      String experiment, String options, String complaint) throws Exception {
    Path earlier = Files.createDirectory(out()).resolve("samples.csv");
    Files.writeString(earlier, "an earlier run");
    Entered run = bench(experiment, "/", options.replace("ADDRESS", address("/")));
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err().lines().findFirst().orElseThrow()).contains(complaint);
    assertThat(earlier).hasContent("an earlier run");
    assertThat(directory)
        .isDirectoryContaining("glob:**/out")
        .isDirectoryNotContaining("glob:**/out.*");
    assertThat(out()).isDirectoryNotContaining("glob:**/run.lock");
    assertThat(requests).isEmpty();
  }

  @Test
  void theFilesOfARunThatLivesAreLeftAlone() throws Exception {
    try (RunLock lock = RunLock.take(out())) {
      Files.writeString(out().resolve("samples.csv"), "a run that lives");
      Entered run = bench("load", "/", "--batches 2x2");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("another run is writing to " + out());
      assertThat(out().resolve("samples.csv")).hasContent("a run that lives");
      assertThat(lock).isNotNull();
    }
    assertThat(bench("load", "/", "--batches 2x2").out())
        .startsWith("The earlier run is now in " + out() + ".1");
    assertThat(directory.resolve("out.1")).isDirectoryNotContaining("glob:**/run.lock");
  }

  private Entered bench(String experiment, String path, String options) {
    String command =
        "bench %s chameleon --target %s --out %s %s"
            .formatted(experiment, address(path), out(), options);
    return Entered.duet(command.split(" +"));
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Path out() {
    return directory.resolve("out");
  }
}
