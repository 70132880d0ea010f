package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.TestJars;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFleetTest {
  @TempDir static Path directory;

  private static FunctionArtefact function;

  @BeforeAll
  static void build() throws IOException {
    function = TestJars.wholeServer(directory, SlowServer.class);
  }

  @Test
  void givesEachInstanceTheSame() throws Exception {
    FleetOptions two = new FleetOptions(0, 1769, 2, 2, 70, Duration.ofSeconds(60));
    try (Gate gate = new Gate();
        LocalFleet fleet = LocalFleet.start(function, Map.of(), two, change -> {})) {
      assertThat(fleet.awaitReady(Duration.ofSeconds(60))).isTrue();
      HttpClient client = HttpClient.newHttpClient();
      String held = "{\"gate\": " + gate.port() + "}";
      List<CompletableFuture<HttpResponse<String>>> asked =
          IntStream.range(0, 8)
              .mapToObj(i -> client.sendAsync(request(fleet, held), BodyHandlers.ofString()))
              .toList();
      Deadline.of(Duration.ofSeconds(60)).await(() -> fleet.outstanding() == 8);
      gate.open();
      List<String> instances =
          asked.stream()
              .map(CompletableFuture::join)
              .map(answer -> answer.headers().firstValue("X-Duet-Instance").orElseThrow())
              .toList();
      assertThat(instances.stream().distinct()).hasSize(2);
      String one = instances.get(0);
      assertThat(instances.stream().filter(one::equals)).hasSize(4);
    }
  }

  @Test
  void anInstanceThatDiesIsReplacedAndItsRequestFails() throws Exception {
    FleetOptions one = new FleetOptions(0, 1769, 1, 1, 70, Duration.ofSeconds(60));
    BlockingQueue<Integer> ready = new LinkedBlockingQueue<>();
    try (LocalFleet fleet =
        LocalFleet.start(function, Map.of(), one, change -> ready.add(change.ready()))) {
      assertThat(fleet.awaitReady(Duration.ofSeconds(60))).isTrue();
      ready.clear();
      HttpClient client = HttpClient.newHttpClient();
      HttpResponse<String> first = client.send(request(fleet, "{}"), BodyHandlers.ofString());
      assertThat(
              client.send(request(fleet, "{\"dies\": true}"), BodyHandlers.ofString()).statusCode())
          .isEqualTo(502);
      assertThat(ready.poll(60, TimeUnit.SECONDS)).as("ready after its end").isZero();
      HttpResponse<String> next = client.send(request(fleet, "{}"), BodyHandlers.ofString());
      assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
      assertThat(next.headers().firstValue("X-Duet-Instance"))
          .isNotEqualTo(first.headers().firstValue("X-Duet-Instance"));
    }
  }

  @Test
  void aFleetThatIsMadeColdStartsAnew() throws Exception {
    FleetOptions one = new FleetOptions(0, 1769, 1, 1, 70, Duration.ofSeconds(60));
    try (LocalFleet fleet = LocalFleet.start(function, Map.of(), one, change -> {})) {
      assertThat(fleet.awaitReady(Duration.ofSeconds(60))).isTrue();
      HttpClient client = HttpClient.newHttpClient();
      client.send(request(fleet, "{}"), BodyHandlers.ofString());
      fleet.makeCold();
      HttpResponse<String> cold = client.send(request(fleet, "{}"), BodyHandlers.ofString());
      assertThat(cold.headers().firstValue("X-Duet-Cold")).contains("true");
    }
  }

  private static HttpRequest request(LocalFleet fleet, String body) {
    return HttpRequest.newBuilder(URI.create(fleet.endpoint() + "/"))
        .version(HttpClient.Version.HTTP_1_1)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .header("Content-Type", "application/json")
        .build();
  }
}
