package io.faasduet.cli;

import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.queues.QueueService;
import io.faasduet.localcloud.signature.LocalAccount;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.localcloud.tables.EmbeddedTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Lambda, S3 and tables of this process, and commands in processes that take them for AWS. */
public final class LocalAws implements AutoCloseable {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(LocalAccount.ACCESS_KEY_ID, LocalAccount.SECRET_ACCESS_KEY));

  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final EmbeddedTables tables = EmbeddedTables.start();
  private final Optional<QueueService> queues;
  private final LocalLambda lambda;
  private final Path directory;
  private final AtomicInteger commands = new AtomicInteger();

  /** Without queues. */
  public LocalAws(Path directory) {
    this(directory, Optional.empty());
  }

  /** With the queues of a server of its own. */
  public static LocalAws withQueues(Path directory) {
    Path jars = Path.of(System.getProperty("duet.home"), "local-cloud/queues/target/queues");
    return new LocalAws(directory, Optional.of(QueueService.of(Map.of(), jars)));
  }

  private LocalAws(Path directory, Optional<QueueService> queues) {
    this.directory = directory;
    this.queues = queues;
    Map<String, String> settings = new HashMap<>(s3.settings());
    settings.putAll(tables.settings());
    queues.ifPresent(service -> settings.putAll(service.settings()));
    this.lambda = LocalLambda.start(LambdaOptions.of(settings));
  }

  /** The variables of commands. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(s3.settings());
    environment.putAll(tables.settings());
    queues.ifPresent(service -> environment.putAll(service.settings()));
    environment.put("AWS_ENDPOINT_URL_LAMBDA", lambda.endpoint().toString());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    return environment;
  }

  /** A command of {@code sebs} in a process of its own, with the cache of all of them. */
  public DuetProcess start(Map<String, String> more, String... words) throws IOException {
    List<String> line = new ArrayList<>(List.of("sebs"));
    line.addAll(List.of(words));
    return startDuet(more, line);
  }

  /** A study on it, in words as of a shell, with an output and the cache of all of them. */
  public DuetProcess startStudy(String words) throws IOException {
    List<String> line = new ArrayList<>(List.of("study", "--aws", "--config"));
    line.add(config().toString());
    line.addAll(ShellWords.of(words));
    return startDuet(Map.of(), line);
  }

  private DuetProcess startDuet(Map<String, String> more, List<String> words) throws IOException {
    Map<String, String> environment = environment();
    environment.putAll(more);
    List<String> line = new ArrayList<>(words);
    line.addAll(List.of("--cache", directory.resolve("cache").toString()));
    return DuetProcess.start(
        Files.createDirectory(directory.resolve("command-" + commands.incrementAndGet())),
        environment,
        line.toArray(String[]::new));
  }

  /** A command that has ended. */
  public Ended run(String... words) throws Exception {
    try (DuetProcess process = start(Map.of(), words)) {
      int code = process.exitCode();
      return new Ended(code, process.out(), process.err());
    }
  }

  public record Ended(int code, String out, String err) {}

  /** {@code benchmark invoke} of size test, twice; a first further word may be another size. */
  public Ended invoke(String benchmark, String out, String... more) throws Exception {
    try (DuetProcess process = startInvoke(benchmark, out, more)) {
      int code = process.exitCode();
      return new Ended(code, process.out(), process.err());
    }
  }

  /** {@code publish} of size test. */
  public Ended publish(String benchmark, String... more) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                "publish",
                benchmark,
                directory.resolve("none").toString(),
                "test",
                config().toString()));
    line.addAll(List.of(more));
    return run(line.toArray(String[]::new));
  }

  public DuetProcess startInvoke(String benchmark, String out, String... more) throws IOException {
    List<String> rest = new ArrayList<>(List.of(more));
    boolean sized = !rest.isEmpty() && !rest.get(0).startsWith("-");
    String size = sized ? rest.remove(0) : "test";
    List<String> line =
        new ArrayList<>(
            List.of("benchmark", "invoke", benchmark, size, "--repetitions", "2", "--config"));
    line.addAll(List.of(config().toString(), "--output-dir", directory.resolve(out).toString()));
    line.addAll(rest);
    return start(Map.of(), line.toArray(String[]::new));
  }

  /** What there is, of every kind, as lines. */
  public List<String> everything() {
    List<String> all = new ArrayList<>();
    functions().forEach(name -> all.add("function " + name));
    tables().forEach(name -> all.add("table " + name));
    try (LambdaClient client = lambdaClient();
        S3Client objects = s3Client()) {
      client
          .listEventSourceMappings()
          .eventSourceMappings()
          .forEach(mapping -> all.add("mapping " + mapping.functionArn()));
      objects.listBuckets().buckets().forEach(bucket -> all.add("bucket " + bucket.name()));
    }
    if (queues.isPresent()) {
      try (SqsClient client =
          SqsClient.builder()
              .endpointOverride(queues.get().endpoint())
              .region(Region.US_EAST_1)
              .credentialsProvider(CREDENTIALS)
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .build()) {
        client.listQueues().queueUrls().forEach(url -> all.add("queue " + url));
      }
    }
    return all;
  }

  private LambdaClient lambdaClient() {
    return LambdaClient.builder()
        .endpointOverride(lambda.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(CREDENTIALS)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private S3Client s3Client() {
    return S3Client.builder()
        .endpointOverride(s3.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(CREDENTIALS)
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  public List<String> functions() {
    try (LambdaClient client = lambdaClient()) {
      return client.listFunctions().functions().stream()
          .map(FunctionConfiguration::functionName)
          .toList();
    }
  }

  public FunctionConfiguration function(String name) {
    try (LambdaClient client = lambdaClient()) {
      return client.getFunction(it -> it.functionName(name)).configuration();
    }
  }

  public Map<String, String> tags(String name) {
    try (LambdaClient client = lambdaClient()) {
      return client.getFunction(it -> it.functionName(name)).tags();
    }
  }

  /** Deletes a function, and makes another one of its name without tags. */
  public void replaceByForeign(String name) {
    try (LambdaClient client = lambdaClient()) {
      URI code = URI.create(client.getFunction(it -> it.functionName(name)).code().location());
      byte[] zip;
      try (InputStream content = code.toURL().openStream()) {
        zip = content.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      FunctionConfiguration there = function(name);
      client.deleteFunction(it -> it.functionName(name));
      client.createFunction(
          it ->
              it.functionName(name)
                  .handler(there.handler())
                  .runtime(there.runtime())
                  .role(there.role())
                  .code(of -> of.zipFile(SdkBytes.fromByteArray(zip))));
    }
  }

  public void limit(String function, int seconds) {
    try (LambdaClient client = lambdaClient()) {
      client.updateFunctionConfiguration(it -> it.functionName(function).timeout(seconds));
    }
  }

  public void createBucket(String bucket) {
    s3.createBucket(bucket);
  }

  /** Stores an empty object. */
  public void put(String bucket, String key) {
    try (S3Client client = s3Client()) {
      client.putObject(it -> it.bucket(bucket).key(key), RequestBody.empty());
    }
  }

  /** When each object was written and what it is, by its key. */
  public Map<String, String> objects(String bucket) {
    Map<String, String> objects = new TreeMap<>();
    try (S3Client client = s3Client()) {
      client
          .listObjectsV2(it -> it.bucket(bucket))
          .contents()
          .forEach(it -> objects.put(it.key(), it.lastModified() + " " + it.eTag()));
    }
    return objects;
  }

  public List<String> tables() {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(tables.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return client.listTables().tableNames();
    }
  }

  public URI s3Endpoint() {
    return s3.endpoint();
  }

  /** A configuration with a role. */
  public Path config() throws IOException {
    return Files.writeString(
        directory.resolve("config.json"),
        """
        {"deployment": {"name": "aws", "aws": {"region": "us-east-1",
          "credentials": {"access_key": "none", "secret_key": "sesame"},
          "resources": {"lambda-role": "arn:aws:iam::123456789012:role/sebs",
                        "resources_id": "abcd1234"}}}}
        """);
  }

  /** Ends the service of tables, as one that does not answer any more. */
  public void closeTables() {
    tables.close();
  }

  @Override
  public void close() {
    lambda.close();
    tables.close();
    s3.close();
    queues.ifPresent(QueueService::close);
  }
}
