package io.faasduet.bench.platform.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** AWS's API, as the local Lambda service speaks it. */
class AwsLambdaPlatformTest {
  private static final String KEY = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";

  @TempDir Path directory;

  private final Optional<String> key = Optional.ofNullable(System.getProperty(KEY));
  private final Optional<String> secret = Optional.ofNullable(System.getProperty(SECRET));
  private LocalLambda service;

  @BeforeEach
  void start() throws IOException {
    System.setProperty(KEY, "test");
    System.setProperty(SECRET, "test");
    service = LocalLambda.start(LambdaOptions.of(Map.of()));
    Path zip = directory.resolve("probe.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("Probe.class"));
    }
    service.deploy(
        new LambdaConfiguration(
            "probe", zip, "Probe", 512, Duration.ofSeconds(3), Map.of("KEPT", "yes")));
  }

  @AfterEach
  void stop() {
    service.close();
    restore(KEY, key);
    restore(SECRET, secret);
  }

  private static void restore(String name, Optional<String> value) {
    value.ifPresentOrElse(text -> System.setProperty(name, text), () -> System.clearProperty(name));
  }

  @Test
  void aColdStartIsForcedByAVariableThatIsRemovedAtTheEnd() {
    Map<String, String> before = variables();
    try (Target target = open("lambda:probe")) {
      assertThat(target.description().memoryMegabytes()).contains(512);
      assertThat(variables()).as("opening changes nothing").isEqualTo(before);
      target.makeCold();
      String first = variables().get(AwsEnvironmentRecycler.VARIABLE);
      assertThat(first).isNotBlank();
      target.makeCold();
      assertThat(variables()).as("not invoked since").containsEntry(VARIABLE, first);
      target.invoke("{}".getBytes(StandardCharsets.UTF_8), (sent, end, result) -> {});
      target.makeCold();
      assertThat(variables()).containsEntry("KEPT", "yes").hasSize(2);
      assertThat(variables().get(VARIABLE)).isNotEqualTo(first);
    }
    assertThat(variables()).isEqualTo(before).isEqualTo(Map.of("KEPT", "yes"));
  }

  private static final String VARIABLE = AwsEnvironmentRecycler.VARIABLE;

  @Test
  void aFunctionThatWasOnlyUnderLoadIsLeftAsItIs() {
    try (Target target = open("lambda:probe")) {
      target.redeploy();
    }
    assertThat(variables()).isEqualTo(Map.of("KEPT", "yes"));
  }

  @Test
  void aFunctionThatDoesNotExistIsToldInOneLine() {
    assertThatThrownBy(() -> open("lambda:nowhere@us-east-1"))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("lambda:nowhere@us-east-1 cannot be used: ")
        .hasMessageContaining("nowhere")
        .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(1));
  }

  /** A client has a thread for its timeouts from its first call on, until it is closed. */
  @Test
  void aFunctionThatCannotBeUsedLeavesNoClientOpen() throws InterruptedException {
    Set<Thread> before = threadsOfClients();
    assertThatThrownBy(() -> open("lambda:nowhere")).isInstanceOf(PlanException.class);
    for (Thread thread : threadsOfClients()) {
      if (!before.contains(thread)) {
        thread.join(30_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
    try (Target usable = open("lambda:probe")) {
      assertThat(threadsOfClients()).as("of " + usable).isNotEqualTo(before);
    }
  }

  private static Set<Thread> threadsOfClients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("sdk-ScheduledExecutor"))
        .collect(Collectors.toSet());
  }

  @Test
  void aFunctionThatMayNotBeReadIsToldInOneLine() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"Message\":\"User is not authorized\"}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("x-amzn-ErrorType", "AccessDeniedException");
          exchange.sendResponseHeaders(403, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      assertThatThrownBy(() -> open(endpoint, () -> Region.US_EAST_1, "lambda:secret"))
          .isInstanceOf(PlanException.class)
          .hasMessageStartingWith("lambda:secret cannot be used: ")
          .hasMessageContaining("User is not authorized");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void withoutARegionTheMessageSaysHowToGiveOne() {
    AwsRegionProvider none =
        () -> {
          throw SdkClientException.create("Unable to load region");
        };
    assertThatThrownBy(() -> open(service.endpoint(), none, "lambda:probe"))
        .isInstanceOf(PlanException.class)
        .hasMessage("lambda:probe has no region: write lambda:probe@REGION");
  }

  @Test
  void aProfileThatNeedsAnotherModuleNamesTheWayRound() throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("config"),
            """
            [profile work]
            sso_start_url = https://example.awsapps.com/start
            sso_region = eu-west-1
            sso_account_id = 123456789012
            sso_role_name = reader
            """);
    Map<String, String> properties =
        Map.of(
            "aws.configFile",
            config.toString(),
            "aws.sharedCredentialsFile",
            directory.resolve("none").toString(),
            "aws.profile",
            "work",
            "aws.disableEc2Metadata",
            "true");
    System.clearProperty(KEY);
    System.clearProperty(SECRET);
    properties.forEach(System::setProperty);
    try {
      assertThatThrownBy(() -> open("lambda:probe"))
          .isInstanceOf(PlanException.class)
          .hasMessageContaining("aws configure export-credentials --format env");
    } finally {
      properties.keySet().forEach(System::clearProperty);
    }
  }

  private Target open(String text) {
    return open(service.endpoint(), () -> Region.US_EAST_1, text);
  }

  private static Target open(URI endpoint, AwsRegionProvider region, String text) {
    Platform platform = new AwsLambdaPlatform(Optional.of(endpoint), region);
    assertThat(platform.accepts(text)).isTrue();
    return platform.open(
        new TargetRequest(
            text,
            text,
            ResolvedFunction.elsewhere("{}"),
            1769,
            new Platform.NoOptions(),
            Duration.ofSeconds(20)));
  }

  private Map<String, String> variables() {
    try (LambdaClient client =
        LambdaClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .endpointOverride(service.endpoint())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return client
          .getFunctionConfiguration(request -> request.functionName("probe"))
          .environment()
          .variables();
    }
  }
}
