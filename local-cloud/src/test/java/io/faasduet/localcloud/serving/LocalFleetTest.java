package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.TestJars;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFleetTest {
  @TempDir Path directory;

  @Test
  void givesEachInstanceTheSame() throws Exception {
    FunctionArtefact function = TestJars.wholeServer(directory, SlowServer.class);
    FleetOptions two = new FleetOptions(0, 1769, 2, 2, 70, Duration.ofSeconds(60));
    try (LocalFleet fleet = LocalFleet.start(function, Map.of(), two, change -> {})) {
      assertThat(fleet.awaitReady(Duration.ofSeconds(60))).isTrue();
      HttpClient client = HttpClient.newHttpClient();
      List<CompletableFuture<HttpResponse<String>>> asked =
          IntStream.range(0, 8)
              .mapToObj(i -> client.sendAsync(request(fleet), BodyHandlers.ofString()))
              .toList();
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

  private static HttpRequest request(LocalFleet fleet) {
    return HttpRequest.newBuilder(URI.create(fleet.endpoint() + "/"))
        .version(HttpClient.Version.HTTP_1_1)
        .POST(HttpRequest.BodyPublishers.ofString("{\"millis\": 300}"))
        .header("Content-Type", "application/json")
        .build();
  }
}
