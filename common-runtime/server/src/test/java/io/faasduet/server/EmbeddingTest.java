package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Settings;
import io.faasduet.runtime.FunctionHost;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server in somebody else's process. */
class EmbeddingTest {

  /** Serves one request and prints what changed: properties that other tests set are not here. */
  public static final class Embedder {
    public static void main(String[] arguments) throws Exception {
      HttpClient client = HttpClient.newHttpClient();
      Properties before = (Properties) System.getProperties().clone();
      Settings settings = Settings.of(Map.of("PORT", "0"));
      try (FunctionHost<?, ?> host =
              FunctionHost.start(
                  new Probe().spec(), InitContext.of(settings), FunctionServer.SERVED);
          FunctionServer server = FunctionServer.start(host, ServerSettings.from(settings))) {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/");
        HttpRequest request = HttpRequest.newBuilder(address).build();
        System.out.println(client.send(request, BodyHandlers.ofString()).statusCode());
      }
      Map<Object, Object> changed = new TreeMap<>(System.getProperties());
      changed.entrySet().removeAll(before.entrySet());
      System.out.println("changed " + changed.keySet());
      System.exit(0);
    }
  }

  @Test
  void changesNoSystemProperty() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Embedder.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(output.lines()).containsExactly("200", "changed []");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void isNoLongerReadyAfterAnErrorOfTheJvmItselfAndLeavesTheProcessAlone() {
    try (ServedProbe served = new ServedProbe()) {
      assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);

      assertThat(served.post("{\"act\":\"memory\"}"))
          .satisfies(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body()).contains("the function's process ends; its log has");
              });
      assertThat(served.get("/health/ready").statusCode()).isEqualTo(503);
    }
  }
}
