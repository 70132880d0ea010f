package io.faasduet.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.SampleFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan on what answers as AWS Lambda's API does: this test. */
class AwsLambdaRunTest {
  private static final String CONFIGURATION =
      """
      {"FunctionName": "cham", "MemorySize": 1769, "Architectures": ["arm64"],
       "EphemeralStorage": {"Size": 512}, "Environment": {"Variables": {}},
       "State": "Active", "LastUpdateStatus": "Successful"}""";
  private static final String LOG =
      """
      {"duet":{"request_id":"r","cold":false,"instance":"only","timings_ms":{"total":2.0}}}
      REPORT RequestId: r\tDuration: 99.50 ms\tBilled Duration: 100 ms\tMemory Size: 1769 MB\tMax Memory Used: 180 MB
      """;
  private static final Map<String, String> CREDENTIALS =
      Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test");

  @TempDir Path directory;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer api;

  @BeforeEach
  void serve() throws IOException {
    CREDENTIALS.forEach(System::setProperty);
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.setExecutor(threads);
    api.createContext(
        "/2015-03-31/functions/cham",
        exchange -> answer(exchange, "{\"Configuration\": " + CONFIGURATION + "}"));
    api.createContext(
        "/2015-03-31/functions/cham/configuration", exchange -> answer(exchange, CONFIGURATION));
    api.createContext(
        "/2015-03-31/functions/cham/invocations",
        exchange -> {
          String log = Base64.getEncoder().encodeToString(LOG.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseHeaders().add("X-Amz-Log-Result", log);
          answer(exchange, "{}");
        });
    api.start();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @AfterEach
  void stop() {
    api.stop(0);
    threads.shutdownNow();
    CREDENTIALS.keySet().forEach(System::clearProperty);
  }

  /** By Lambda's price list: 0.20 + 1769/1024 x 0.1 s x 13.3334; on x86 it is 3.08. */
  @Test
  void itsCallsAreBilledAtThePriceOfItsArchitecture() {
    URI endpoint = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
    PlanSchema schema = PlanSchema.standard(Optional.of(endpoint), List.of());
    Plan plan =
        new PlanFile(schema)
            .parsed(
                "test",
                """
                functions: [chameleon]
                targets: ["lambda:cham@eu-west-1"]
                warm: {calls: 20, processes: 1, warm_up_calls: 5}
                """);
    Path out = directory.resolve("out");
    try (PlanTargets targets = TestPlatform.targets(plan, schema)) {
      PlanRun.run(
          plan, new PlanFile(schema), targets, out, TestPlatform.origin(), RunListener.SILENT);
    }

    Run run = JsonFile.read(out.resolve(JsonFile.RUN), Run.class);
    assertThat(run.targets())
        .containsExactly(
            new Run.MeasuredTarget(
                "lambda:cham@eu-west-1",
                PlatformName.LAMBDA,
                "eu-west-1",
                Optional.of(1769),
                Optional.of("arm64"),
                Optional.of(512)));
    Summary summary = RunView.of(run, SampleFile.read(out), Pricing.shipped()).summary();
    assertThat(summary.functions().get(0).costs())
        .singleElement()
        .satisfies(cost -> assertThat(cost.usdPerMillion()).isCloseTo(2.50, within(0.005)));
  }
}
