package io.faasduet.cli.function;

import static io.faasduet.cli.function.RestoredAtOnce.PATIENCE;
import static io.faasduet.cli.function.RestoredAtOnce.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.client.GrpcProtocol;
import io.faasduet.bench.client.InstanceReport;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.function.RestoredAtOnce.Seen;
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
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each packaged function as a server over HTTP and gRPC, restored at once. Needs CRIU. */
class RestoredServersIT {
  private static final Optional<ProcessLimits> LIMITS =
      Optional.of(ProcessLimits.ofLambda(RestoredAtOnce.MEMORY_MB));

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void needsAnEngine() {
    RestoredAtOnce.assumeAnEngine();
  }

  static Stream<String> functions() {
    return RestoredAtOnce.functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void serversThatAreRestoredAtOnceAreAllDifferent(String name) throws Exception {
    PackagedFunction function = Catalogue.ofThisDirectory().find(name);
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    List<ServerProcess> servers = Collections.synchronizedList(new ArrayList<>());
    try (ServerSnapshot snapshot =
        ServerSnapshot.take(
            Criu.ofThisJvm(),
            function.serverArtefact(),
            RestoredAtOnce.settings(function),
            LIMITS,
            Priming.NONE)) {
      boolean overGrpc = function.descriptor().benchmark().isEmpty();
      List<Seen> seen =
          RestoredAtOnce.together(
              RestoredAtOnce.count(snapshot.startup().bytes()),
              index -> {
                ServerProcess server = snapshot.restore();
                servers.add(server);
                return overGrpc && index % 2 == 1
                    ? overGrpc(server, function.descriptor().benchmarkJson())
                    : overHttp(server, before);
              });

      RestoredAtOnce.assertAllDifferent(seen);
      assertThat(servers).extracting(ServerProcess::port).doesNotHaveDuplicates();
    } finally {
      close(List.copyOf(servers));
    }
  }

  /** All at once, as each waits for a last request on the connection that was in use. */
  private static void close(List<ServerProcess> servers) throws Exception {
    if (!servers.isEmpty()) {
      RestoredAtOnce.together(servers.size(), index -> servers.get(index).close(PATIENCE));
    }
  }

  private Seen overHttp(ServerProcess server, Instant before) throws Exception {
    HttpResponse<String> answer =
        post("http://127.0.0.1:" + server.port() + "/", RestoredAtOnce.REFUSED);
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

  private HttpResponse<String> post(String address, String json) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }
}
