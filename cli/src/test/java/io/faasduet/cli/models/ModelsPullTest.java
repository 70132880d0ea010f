package io.faasduet.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faasduet.cli.DuetProcess;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.localcloud.storage.LocalStorage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a web server with published weights, by way of S3, to a function's answer. */
class ModelsPullTest {
  private static final Path KERAS =
      Path.of(System.getProperty("duet.home"))
          .resolve("models/src/test/resources/io/faasduet/models/keras");

  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean stallsHalfWay;
  private byte[] weights;
  private HttpServer server;

  @TempDir Path directory;

  @BeforeEach
  void serve() throws IOException {
    weights = Files.readAllBytes(KERAS.resolve("squeezenet1_1.h5"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void whatIsPulledIntoAStoreAFunctionTakesFromThere() throws Exception {
    try (LocalStorage s3 = LocalStorage.start()) {
      s3.createBucket("models");
      try (DuetProcess pull = pull("squeezenet1_1", "s3://models/squeezenet", s3.settings())) {
        assertThat(pull.exitCode()).as(pull.err()).isZero();
        assertThat(pull.err()).contains("Not verified, its publisher gives no checksum");
        assertThat(pull.out()).startsWith("The bundle is in s3://models/squeezenet/");
        assertThat(entries(pull.temporary())).isEmpty();
      }
      try (DuetProcess invoke =
          duet(
              "invoke",
              s3.settings(),
              "invoke",
              "cnn-serving",
              "--model",
              "s3://models/squeezenet/")) {
        assertThat(invoke.exitCode()).as(invoke.err()).isZero();
        assertThat(invoke.out()).contains("{\"name\":\"squeezenet1_1\",\"weights\":\"imported\"}");
      }
    }
  }

  @Test
  void aPullThatWasInterruptedLeavesNoBundleAndCanBeRepeated() throws Exception {
    DuetProcess.assumeHeard("INT");
    Path bundle = directory.resolve("bundle");
    stallsHalfWay = true;
    try (DuetProcess pull = pull("squeezenet1_1", bundle.toString(), Map.of())) {
      pull.await(() -> downloaded() == weights.length / 2);
      pull.signal("INT");
      assertThat(pull.exitCode()).isEqualTo(130);
      assertThat(pull.err()).doesNotContain("Exception");
      assertThat(entries(pull.temporary())).isEmpty();
    }
    assertThat(entries(directory)).containsExactlyInAnyOrder("cache", "pull1");

    stallsHalfWay = false;
    try (DuetProcess pull = pull("squeezenet1_1", bundle.toString(), Map.of())) {
      assertThat(pull.exitCode()).as(pull.err()).isZero();
    }
    assertThat(ranges).hasSize(2);
    assertThat(ModelBundle.open(bundle).labels()).hasSize(1000);
  }

  @Test
  void aFileThatIsNotThePublishedOneIsNotTaken() throws Exception {
    try (DuetProcess pull = pull("resnet50", directory.resolve("bundle") + "", Map.of())) {
      assertThat(pull.exitCode()).isEqualTo(1);
      assertThat(pull.out()).isEmpty();
      assertThat(pull.err()).contains("duet: ", "has 292898 bytes, not 102967424");
    }
    assertThat(entries(directory)).as("nothing is written").containsExactly("pull1");
    assertThat(downloaded()).isZero();
  }

  private DuetProcess pull(String model, String place, Map<String, String> settings)
      throws IOException {
    String address = "http://127.0.0.1:%d/weights.h5".formatted(server.getAddress().getPort());
    return duet("pull", settings, "models", "pull", model, "--from", address, "--to", place);
  }

  private DuetProcess duet(String name, Map<String, String> settings, String... arguments)
      throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("DUET_CACHE", directory.resolve("cache").toString());
    int number = 1;
    while (Files.exists(directory.resolve(name + number))) {
      number++;
    }
    return DuetProcess.start(
        Files.createDirectory(directory.resolve(name + number)), environment, arguments);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"one\"");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", "" + weights.length);
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range);
    String[] bounds = range.substring("bytes=".length()).split("-");
    int from = Integer.parseInt(bounds[0]);
    int to = Integer.parseInt(bounds[1]) + 1;
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, weights.length));
    exchange.sendResponseHeaders(206, to - from);
    int sent = stallsHalfWay ? weights.length / 2 - from : to - from;
    exchange.getResponseBody().write(weights, from, sent);
    if (stallsHalfWay) {
      exchange.getResponseBody().flush();
      awaitEnd();
    }
    exchange.close();
  }

  private void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The bytes that are kept of the weights. */
  private long downloaded() throws IOException {
    Path cache = directory.resolve("cache");
    if (!Files.exists(cache)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files
          .filter(file -> file.getFileName().toString().matches("weights\\.h5|content"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static List<String> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}
