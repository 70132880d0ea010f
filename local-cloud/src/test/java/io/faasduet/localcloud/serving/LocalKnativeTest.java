package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.RawRequest;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of a small function, from no instance on. */
class LocalKnativeTest {
  @TempDir static Path directory;

  private static FunctionArtefact function;

  private final List<InstanceCount> counts = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void build() throws IOException {
    function = TestJars.wholeServer(directory, SlowServer.class);
  }

  @Test
  void holdsRequestsUntilTheFirstInstanceIsThere() {
    try (LocalKnative knative = start(options(0, 1, 0, 60, 30))) {
      assertThat(counts).isEmpty();
      HttpResponse<String> first = ask(knative, HttpClient.Version.HTTP_1_1, "{}").join();
      assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
      assertThat(first.headers().firstValue("X-Duet-Cold")).contains("true");
      HttpResponse<String> second = ask(knative, HttpClient.Version.HTTP_1_1, "{}").join();
      assertThat(second.headers().firstValue("X-Duet-Cold")).contains("false");
      assertThat(knative.started()).isEqualTo(1);
      assertThat(counts.get(counts.size() - 1).ready()).isEqualTo(1);
    }
  }

  @Test
  void neverGivesAnInstanceMoreThanItMayHave() throws IOException {
    try (Gate gate = new Gate();
        LocalKnative knative = start(options(0, 3, 1, 60, 30))) {
      List<CompletableFuture<HttpResponse<String>>> asked =
          many(knative, 9, "{\"gate\": " + gate.port() + "}");
      gate.awaitHeld(3);
      gate.open();
      List<HttpResponse<String>> answers = asked.stream().map(CompletableFuture::join).toList();
      assertThat(answers).hasSize(9).allMatch(answer -> answer.statusCode() == 200);
      assertThat(answers).allMatch(answer -> answer.body().equals("{\"at_work\":1}"));
      assertThat(knative.started()).as("a burst is a panic").isEqualTo(3);
    }
  }

  @Test
  void passesHttp2AndGrpcThrough() {
    try (LocalKnative knative = start(options(1, 1, 0, 60, 30))) {
      HttpResponse<String> answer = ask(knative, HttpClient.Version.HTTP_2, "{}").join();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      // a message of 8 bytes, not compressed: field 1 is "record"
      byte[] record = {0, 0, 0, 0, 8, 0x0a, 6, 'r', 'e', 'c', 'o', 'r', 'd'};
      HttpResponse<String> greeting =
          HttpClient.newHttpClient()
              .sendAsync(
                  HttpRequest.newBuilder(knative.endpoint().resolve("/helloworld.Greeter/SayHello"))
                      .timeout(Duration.ofSeconds(60))
                      .header("Content-Type", "application/grpc")
                      .header("TE", "trailers")
                      .POST(HttpRequest.BodyPublishers.ofByteArray(record))
                      .build(),
                  BodyHandlers.ofString())
              .join();
      assertThat(greeting.headers().firstValue("Content-Type")).hasValue("application/grpc");
      assertThat(greeting.body()).endsWith("Hello, record_response!");
    }
  }

  @Test
  void startsNothingForRequestsOfOthers() {
    try (LocalKnative knative = start(options(0, 1, 0, 60, 30))) {
      assertThat(RawRequest.post(knative.endpoint(), "/", "{}", "Host: evil.example"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(
              RawRequest.post(
                  knative.endpoint(), "/", "{}", "Host: localhost", "Origin: http://evil.example"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(
              RawRequest.post(knative.endpoint(), "http://evil.example/", "{}", "Host: localhost"))
          .startsWith("HTTP/1.1 403 ");
      assertThat(knative.started()).isZero();
    }
  }

  @Test
  void goesBackToNoInstance() {
    try (LocalKnative knative = start(options(0, 1, 0, 1, 0))) {
      assertThat(ask(knative, HttpClient.Version.HTTP_1_1, "{}").join().statusCode())
          .isEqualTo(200);
      Deadline.of(Duration.ofSeconds(30)).await(() -> counts.get(counts.size() - 1).ready() == 0);
      assertThat(ask(knative, HttpClient.Version.HTTP_1_1, "{}").join().statusCode())
          .isEqualTo(200);
      assertThat(knative.started()).isEqualTo(2);
    }
  }

  @Test
  void replacesAnInstanceThatDies() {
    try (LocalKnative knative = start(options(1, 1, 0, 60, 30))) {
      HttpResponse<String> broken =
          ask(knative, HttpClient.Version.HTTP_1_1, "{\"dies\": true}").join();
      assertThat(broken.statusCode()).isEqualTo(502);
      assertThat(broken.body()).contains("the instance broke off");
      Deadline.of(Duration.ofSeconds(30))
          .await(
              () ->
                  counts.stream().dropWhile(of -> of.ready() == 0).anyMatch(of -> of.ready() == 0));
      HttpResponse<String> next = ask(knative, HttpClient.Version.HTTP_1_1, "{}").join();
      assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
      assertThat(knative.started()).isEqualTo(2);
    }
  }

  @Test
  void saysWhyNoInstanceStarts() throws IOException {
    FunctionArtefact broken = TestJars.server(directory.resolve("broken"), String.class);
    try (LocalKnative knative =
        LocalKnative.start(broken, Map.of(), options(0, 1, 0, 60, 30), counts::add)) {
      HttpResponse<String> answer = ask(knative, HttpClient.Version.HTTP_1_1, "{}").join();
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("no instance starts: ");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void leavesNoProcessBehind() {
    LocalKnative knative = start(options(2, 2, 0, 60, 30));
    assertThat(many(knative, 4, "{}").stream().map(CompletableFuture::join))
        .allMatch(answer -> answer.statusCode() == 200);
    List<ProcessHandle> children = ProcessHandle.current().children().toList();
    knative.close();
    assertThat(children.stream().filter(LocalKnativeTest::isInstance)).isEmpty();
  }

  private static boolean isInstance(ProcessHandle process) {
    return process.isAlive()
        && process.info().commandLine().orElse("").contains(SlowServer.class.getName());
  }

  private LocalKnative start(KnativeOptions options) {
    return LocalKnative.start(function, Map.of(), options, counts::add);
  }

  private static List<CompletableFuture<HttpResponse<String>>> many(
      LocalKnative knative, int count, String json) {
    return IntStream.range(0, count)
        .mapToObj(i -> ask(knative, HttpClient.Version.HTTP_1_1, json))
        .toList();
  }

  private static CompletableFuture<HttpResponse<String>> ask(
      LocalKnative knative, HttpClient.Version version, String json) {
    return HttpClient.newBuilder()
        .version(version)
        .build()
        .sendAsync(
            HttpRequest.newBuilder(URI.create(knative.endpoint() + "/"))
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .build(),
            BodyHandlers.ofString());
  }

  private static KnativeOptions options(
      int minScale, int maxScale, int containerConcurrency, int stableSeconds, int graceSeconds) {
    return new KnativeOptions(
        0,
        1769,
        minScale,
        maxScale,
        containerConcurrency,
        100,
        0.7,
        Duration.ofSeconds(stableSeconds),
        Duration.ofSeconds(1),
        2,
        Duration.ofSeconds(graceSeconds));
  }
}
