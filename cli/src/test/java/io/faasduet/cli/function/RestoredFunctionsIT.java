package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.bench.client.GrpcProtocol;
import io.faasduet.bench.client.InstanceReport;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.serving.ServerProcess;
import io.faasduet.localcloud.serving.ServerSnapshot;
import io.faasduet.localcloud.serving.ServerSnapshot.Priming;
import io.faasduet.localcloud.snapshot.Criu;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each packaged function, many processes of which are restored from one snapshot at once: as a
 * server over HTTP and gRPC, and on Lambda. A request that the function refuses is as good as any:
 * an instance tells of itself with every answer. Needs CRIU; says why where it is skipped.
 */
class RestoredFunctionsIT {
  private static final int MANY = 20;

  /** What all that are restored at once may occupy. */
  private static final long MEMORY = 4L << 30;

  private static final String REFUSED = "{\"no_such_field\":1}";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Optional<ProcessLimits> LIMITS = Optional.of(ProcessLimits.ofLambda(1769));

  /** Nothing listens there; no function needs a service of AWS to be restored. */
  private static final Map<String, String> NO_SERVICES =
      Map.of(
          "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
          "AWS_REGION", "us-east-1",
          "AWS_ACCESS_KEY_ID", "none",
          "AWS_SECRET_ACCESS_KEY", "none");

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"duet\":\\{\"request_id\":\"([^\"]+)\",\"cold\":(\\w+),\"instance\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();

  /** What an instance said of itself with its first answer. */
  private record Seen(String instance, boolean cold, Optional<String> requestId) {}

  @BeforeAll
  static void needsAnEngine() {
    Optional<String> refusal = Criu.ofThisJvm().refusal();
    assumeThat(refusal).as(refusal.orElse("")).isEmpty();
  }

  static Stream<String> functions() {
    return Catalogue.ofThisDirectory().functions().stream().map(PackagedFunction::name).sorted();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void serversThatAreRestoredAtOnceAreAllDifferent(String name) throws Exception {
    PackagedFunction function = Catalogue.ofThisDirectory().find(name);
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    FunctionArtefact artefact = function.serverArtefact();
    List<ServerProcess> servers = Collections.synchronizedList(new ArrayList<>());
    try (ServerSnapshot snapshot =
        ServerSnapshot.take(Criu.ofThisJvm(), artefact, settings(function), LIMITS, Priming.NONE)) {
      boolean overGrpc = function.descriptor().benchmark().isEmpty();
      List<Seen> seen =
          together(
              atOnce(snapshot.startup().bytes()),
              index -> {
                ServerProcess server = snapshot.restore();
                servers.add(server);
                return overGrpc && index % 2 == 1
                    ? overGrpc(server, function.descriptor().benchmarkJson())
                    : overHttp(server, before);
              });

      assertAllDifferent(seen);
      assertThat(servers).extracting(ServerProcess::port).doesNotHaveDuplicates();
    } finally {
      servers.forEach(ServerProcess::close);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void environmentsThatAreRestoredAtOnceAreAllDifferent(String name) throws Exception {
    PackagedFunction function = Catalogue.ofThisDirectory().find(name);
    FunctionArtefact artefact = function.lambdaArtefact();
    try (LocalLambda lambda = LocalLambda.start(LambdaOptions.of(NO_SERVICES))) {
      lambda.deploy(
          new LambdaConfiguration(
                  name,
                  artefact.lambdaZip(),
                  artefact.handlerClass(),
                  1769,
                  Duration.ofSeconds(30),
                  Map.of())
              .inheriting(settings(function)));
      long bytes = lambda.takeSnapshot(name).bytes();
      URI invoke = lambda.endpoint().resolve("/2015-03-31/functions/" + name + "/invocations");

      List<Seen> seen = together(atOnce(bytes), index -> onLambda(invoke));

      assertAllDifferent(seen);
    }
  }

  /** Large ones are fewer where all would not fit into memory. */
  private static int atOnce(long snapshotBytes) {
    return Math.toIntExact(Math.max(2, Math.min(MANY, MEMORY / snapshotBytes)));
  }

  private static Map<String, String> settings(PackagedFunction function) {
    Map<String, String> settings = new HashMap<>(NO_SERVICES);
    settings.putAll(function.descriptor().environment());
    return settings;
  }

  private static void assertAllDifferent(List<Seen> seen) {
    assertThat(seen).extracting(Seen::instance).doesNotHaveDuplicates();
    assertThat(seen).extracting(Seen::cold).containsOnly(true);
    assertThat(seen.stream().flatMap(each -> each.requestId().stream()))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  private interface Numbered {
    Seen call(int index) throws Exception;
  }

  private static List<Seen> together(int count, Numbered task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Callable<Seen>> tasks = new ArrayList<>();
      for (int index = 0; index < count; index++) {
        int mine = index;
        tasks.add(() -> task.call(mine));
      }
      List<Seen> seen = new ArrayList<>();
      for (Future<Seen> each : threads.invokeAll(tasks)) {
        seen.add(each.get());
      }
      return seen;
    } finally {
      threads.shutdownNow();
    }
  }

  private Seen overHttp(ServerProcess server, Instant before) throws Exception {
    HttpResponse<String> answer = post("http://127.0.0.1:" + server.port() + "/", REFUSED);
    Instant date =
        ZonedDateTime.parse(header(answer, "date"), DateTimeFormatter.RFC_1123_DATE_TIME)
            .toInstant();
    assertThat(date).as("its clock").isBetween(before, Instant.now());
    return new Seen(
        header(answer, "x-duet-instance"),
        Boolean.parseBoolean(header(answer, "x-duet-cold")),
        Optional.of(header(answer, "x-request-id")));
  }

  private static Seen overGrpc(ServerProcess server, String json) throws Exception {
    CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    URI address = URI.create("http://127.0.0.1:" + server.port());
    try (GrpcProtocol protocol = GrpcProtocol.duet(PATIENCE);
        ProtocolClient client = protocol.connect(address)) {
      client.invoke(
          json.getBytes(StandardCharsets.UTF_8), (sent, end, answer) -> result.complete(answer));
      InvocationResult answer = result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(answer).isInstanceOf(InvocationResult.Success.class);
      InstanceReport report = ((InvocationResult.Success) answer).instance().orElseThrow();
      return new Seen(report.id(), report.cold(), Optional.empty());
    }
  }

  private Seen onLambda(URI invoke) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(invoke)
            .timeout(PATIENCE)
            .header("X-Amz-Log-Type", "Tail")
            .POST(BodyPublishers.ofString(REFUSED))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    byte[] log = Base64.getDecoder().decode(header(answer, "x-amz-log-result"));
    String text = new String(log, StandardCharsets.UTF_8);
    assertThat(text).contains("Restore Duration: ");
    Matcher line = LINE.matcher(text);
    assertThat(line.find()).as(text).isTrue();
    return new Seen(line.group(3), Boolean.parseBoolean(line.group(2)), Optional.of(line.group(1)));
  }

  private HttpResponse<String> post(String address, String json) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new AssertionError(name + " is missing: " + answer.body()));
  }
}
