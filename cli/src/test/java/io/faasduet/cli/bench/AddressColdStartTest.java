package io.faasduet.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.Entered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cold starts at an address whose instances end when it has been idle: this test's own server. */
class AddressColdStartTest {
  @TempDir Path directory;

  private HttpServer server;
  private boolean reports = true;
  private Duration stay = Duration.ofMillis(300);
  private int instance;
  private long lastNanos;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          boolean cold =
              instance == 0 || System.nanoTime() - lastNanos > stay.toNanos(); // ended meanwhile
          instance += cold ? 1 : 0;
          if (reports) {
            exchange.getResponseHeaders().add("X-Duet-Cold", Boolean.toString(cold));
            exchange.getResponseHeaders().add("X-Duet-Instance", "instance-" + instance);
          }
          byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
          lastNanos = System.nanoTime();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void eachStartIsOfAnotherInstance() {
    Entered run = cold("0.4");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(starts())
        .hasSize(3)
        .allMatch(start -> start.ok() && start.cold())
        .extracting(Sample::instance)
        .doesNotHaveDuplicates();
  }

  @Test
  void anInstanceThatIsStillThereIsNoColdStart() {
    stay = Duration.ofHours(1);

    cold("0.001");

    assertThat(starts()).hasSize(3).allMatch(start -> start.status().equals("not-cold"));
  }

  @Test
  void anAnswerThatDoesNotSayWhoseItIsProvesNoColdStart() {
    reports = false;

    Entered run = cold("0.001");

    assertThat(starts()).hasSize(3).allMatch(start -> start.status().equals("not-cold"));
    assertThat(run.out() + run.err()).contains("no x-duet-cold and x-duet-instance");
  }

  @Test
  void anAddressIsLeftIdleOnlyIfThereIsOne() {
    Entered run = Entered.duet("bench", "cold", "chameleon", "--target", "http", "--idle", "1");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--idle is for targets http://, https:// and grpc://");
  }

  private Entered cold(String idle) {
    return Entered.duet(
        "bench",
        "cold",
        "chameleon",
        "--target",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/",
        "--starts",
        "3",
        "--idle",
        idle,
        "--out",
        directory.resolve("out").toString());
  }

  private List<Sample> starts() {
    return SampleFile.read(directory.resolve("out")).stream()
        .filter(sample -> sample.experiment() == SampleKind.COLD)
        .toList();
  }
}
