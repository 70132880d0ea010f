package io.faasduet.bench.platform.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.Billed;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.snapshot.Criu;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

/** Aliases as AWS has them, and as the local Lambda service does. */
class AwsAliasTest {
  private static final String KEY = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";

  @TempDir Path directory;

  private final Optional<String> key = Optional.ofNullable(System.getProperty(KEY));
  private final Optional<String> secret = Optional.ofNullable(System.getProperty(SECRET));
  private LocalLambda service;
  private LambdaClient client;

  @BeforeEach
  void start() {
    System.setProperty(KEY, "test");
    System.setProperty(SECRET, "test");
    service = LocalLambda.start(LambdaOptions.of(Map.of()));
    client =
        LambdaClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .endpointOverride(service.endpoint())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
    restore(KEY, key);
    restore(SECRET, secret);
  }

  private static void restore(String name, Optional<String> value) {
    value.ifPresentOrElse(text -> System.setProperty(name, text), () -> System.clearProperty(name));
  }

  @Test
  void startsOfAnAliasWithSnapStartHaveTheirRestoreDuration() throws Exception {
    Optional<String> refusal = Criu.ofThisJvm().refusal();
    assumeThat(refusal).as(refusal.orElse("")).isEmpty();
    create(SnapStartApplyOn.PUBLISHED_VERSIONS);

    try (Target target = open("lambda:ping:live")) {
      invoked(target);
      target.makeCold();
      Billed cold = invoked(target);
      Billed warm = invoked(target);

      assertThat(cold.restoreMillis().orElse(0)).isPositive();
      assertThat(cold.initMillis()).isEmpty();
      assertThat(warm.restoreMillis()).isEmpty();
    }
  }

  @Test
  void aColdAliasStandsForAVersionOfItsOwnUntilTheEnd() throws Exception {
    create(SnapStartApplyOn.NONE);
    try (Target target = open("lambda:ping:live@us-east-1")) {
      assertThat(invoked(target).initMillis()).isPresent();
      assertThat(invoked(target).initMillis()).isEmpty();
      target.makeCold();
      assertThat(stoodFor()).isEqualTo("2");
      assertThat(invoked(target).initMillis()).isPresent();
      target.makeCold();
      assertThat(stoodFor()).isEqualTo("3");
      assertThat(versions()).as("the one before is deleted").containsExactly("$LATEST", "1", "3");
    }
    assertThat(stoodFor()).isEqualTo("1");
    assertThat(versions()).containsExactly("$LATEST", "1");
    assertThat(client.getFunctionConfiguration(it -> it.functionName("ping")).environment())
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(), some -> assertThat(some.variables()).isEmpty());
  }

  @Test
  void aVersionIsInvokedAndNotMadeCold() throws Exception {
    create(SnapStartApplyOn.NONE);
    try (Target target = open("lambda:ping:1")) {
      invoked(target);
      assertThatThrownBy(target::makeCold)
          .isInstanceOf(PlanException.class)
          .hasMessage(
              "lambda:ping:1 cannot be made cold: have an alias stand for that version, and name"
                  + " the alias");
    }
    assertThat(versions()).containsExactly("$LATEST", "1");
  }

  @Test
  void anAliasThatDoesNotExistIsToldInOneLine() throws Exception {
    create(SnapStartApplyOn.NONE);
    assertThatThrownBy(() -> open("lambda:ping:none"))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("lambda:ping:none cannot be used: ")
        .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(1));
  }

  private void create(SnapStartApplyOn snapStart) throws IOException {
    Path zip = directory.resolve("ping.zip");
    String entry = PingHandler.class.getName().replace('.', '/') + ".class";
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        InputStream code = PingHandler.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new ZipEntry(entry));
      code.transferTo(out);
    }
    SdkBytes bytes = SdkBytes.fromByteArray(Files.readAllBytes(zip));
    client.createFunction(
        it ->
            it.functionName("ping")
                .runtime("java17")
                .role("arn:aws:iam::000000000000:role/any")
                .handler(PingHandler.class.getName() + "::handle")
                .memorySize(512)
                .timeout(20)
                .publish(true)
                .snapStart(snap -> snap.applyOn(snapStart))
                .code(code -> code.zipFile(bytes)));
    try (var waiter = client.waiter()) {
      waiter.waitUntilPublishedVersionActive(it -> it.functionName("ping").qualifier("1"));
    }
    client.createAlias(it -> it.functionName("ping").name("live").functionVersion("1"));
  }

  private String stoodFor() {
    return client.getAlias(it -> it.functionName("ping").name("live")).functionVersion();
  }

  private List<String> versions() {
    return client.listVersionsByFunction(it -> it.functionName("ping")).versions().stream()
        .map(FunctionConfiguration::version)
        .toList();
  }

  private static Billed invoked(Target target) throws Exception {
    CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    target.invoke(
        "{}".getBytes(StandardCharsets.UTF_8), (sent, end, answer) -> result.complete(answer));
    InvocationResult answer = result.get(60, TimeUnit.SECONDS);
    assertThat(answer).isInstanceOf(InvocationResult.Success.class);
    return ((InvocationResult.Success) answer).billed().orElseThrow();
  }

  private Target open(String text) {
    Platform platform =
        new AwsLambdaPlatform(Optional.of(service.endpoint()), () -> Region.US_EAST_1);
    assertThat(platform.accepts(text)).isTrue();
    return platform.open(
        new TargetRequest(
            text,
            text,
            ResolvedFunction.elsewhere("{}"),
            1769,
            new Platform.NoOptions(),
            Duration.ofSeconds(60)));
  }
}
