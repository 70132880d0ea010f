package io.faasduet.localcloud.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.TestJars;
import io.faasduet.localcloud.lambda.events.RetryBackoff;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.RuntimeClient;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.RunDirectory;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import io.faasduet.localcloud.snapshot.Criu;
import io.faasduet.localcloud.snapshot.SnapshotEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** A local Lambda and the AWS SDK's client of it, for the tests of one class. */
public final class LambdaSession implements BeforeAllCallback, AfterAllCallback {
  /**
   * Of all classes: what it holds takes a JVM of its own to make. It is gone when this one ends.
   */
  private static final class Cache {
    static final CacheDirectory OF_THIS_JVM =
        new CacheDirectory(ChildProcesses.ofThisJvm().newDirectory("cache"));
  }

  private final Class<?> handler;
  private final Queue<String> logs = new ConcurrentLinkedQueue<>();
  private LambdaOptions options;
  private int megabytes = ProcessLimits.MEGABYTES_PER_CPU;
  private Optional<ResourceLimiter> limiter = Optional.empty();
  private RetryBackoff waits = RetryBackoff.ofAws();
  private long codeStorageBytes = 1L << 30;
  private SnapshotEngine snapshots = Criu.ofThisJvm();
  private Path directory;
  private Path zip;
  private LocalLambda lambda;
  private LambdaClient client;

  public LambdaSession(Class<?> handler, int concurrency) {
    this.handler = handler;
    this.options =
        LambdaOptions.of(Map.of())
            .withConcurrency(concurrency)
            .withLogs((name, log) -> logs.add(name + " " + new String(log, UTF_8)));
  }

  /** Limits environments in another way than this machine's strictest. */
  LambdaSession limitedBy(ResourceLimiter other) {
    limiter = Optional.of(other);
    return this;
  }

  /** Gives functions so much memory, instead of what entitles them to a whole processor. */
  public LambdaSession givingMegabytes(int other) {
    megabytes = other;
    return this;
  }

  public LambdaSession retryingAfter(RetryBackoff other) {
    waits = other;
    return this;
  }

  public LambdaSession storing(long bytes) {
    codeStorageBytes = bytes;
    return this;
  }

  /** Takes snapshots by another engine than this machine's. */
  public LambdaSession snapshotting(SnapshotEngine other) {
    snapshots = other;
    return this;
  }

  LambdaSession idleFor(Duration limit) {
    options = options.withIdleLimit(limit);
    return this;
  }

  public LambdaSession withSettings(Map<String, String> settings) {
    options =
        LambdaOptions.of(settings)
            .withLogs(options.logs())
            .withConcurrency(options.concurrency())
            .withIdleLimit(options.idleLimit());
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    RuntimeClient.unsupported().ifPresent(Assumptions::abort);
    directory = Files.createTempDirectory("lambda-session");
    zip = TestJars.lambda(directory, handler);
    lambda =
        LocalLambda.start(
            options,
            new LambdaServiceContext(
                Cache.OF_THIS_JVM,
                limiter.orElseGet(() -> ChildProcesses.ofThisJvm().limiter()),
                waits,
                codeStorageBytes,
                snapshots));
    client =
        LambdaClient.builder()
            .endpointOverride(lambda.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(it -> it.retryStrategy(retries -> retries.maxAttempts(1)))
            .build();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client.close();
    lambda.close();
    RunDirectory.delete(directory);
  }

  public LocalLambda lambda() {
    return lambda;
  }

  public LambdaClient client() {
    return client;
  }

  /** The names of functions and the logs of their invocations, in the order in which they ended. */
  Queue<String> logs() {
    return logs;
  }

  /** A deployment package with the handler. */
  public Path zip() {
    return zip;
  }

  public void deploy(String name, int timeoutSeconds, Map<String, String> variables) {
    lambda.deploy(configuration(name, timeoutSeconds, variables));
  }

  /** Deploys a function whose processes have variables that the API does not show. */
  public void deployInheriting(String name, Map<String, String> inherited) {
    lambda.deploy(configuration(name, 60, Map.of()).inheriting(inherited));
  }

  /** A function of the session, not deployed. */
  LambdaConfiguration configuration(
      String name, int timeoutSeconds, Map<String, String> variables) {
    return new LambdaConfiguration(
        name, zip, handler.getName(), megabytes, Duration.ofSeconds(timeoutSeconds), variables);
  }

  /** Makes a function of the session by the API. */
  public CreateFunctionResponse create(String name, Consumer<CreateFunctionRequest.Builder> more) {
    CreateFunctionRequest.Builder request =
        CreateFunctionRequest.builder()
            .functionName(name)
            .runtime("java17")
            .role("arn:aws:iam::000000000000:role/any")
            .handler(handler.getName())
            .memorySize(1024)
            .code(code -> code.zipFile(zipBytes()));
    more.accept(request);
    return client.createFunction(request.build());
  }

  /** Deletes all functions. */
  public void deleteAll() {
    client
        .listFunctionsPaginator()
        .functions()
        .forEach(it -> client.deleteFunction(request -> request.functionName(it.functionName())));
  }

  /** {@link #zip()}, as requests have it. */
  public SdkBytes zipBytes() {
    try {
      return SdkBytes.fromByteArray(Files.readAllBytes(zip));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public InvokeResponse invoke(String name, String payload) {
    return client.invoke(
        request ->
            request
                .functionName(name)
                .payload(SdkBytes.fromUtf8String(payload))
                .logType(LogType.TAIL));
  }

  public String log(InvokeResponse response) {
    return new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
  }
}
