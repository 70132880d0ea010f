package io.faasduet.cli.cloud.aws;

import io.faasduet.api.Settings;
import io.faasduet.bench.platform.remote.AwsRegions;
import io.faasduet.cli.cloud.CloudPlace;
import io.faasduet.cli.command.ServiceEndpoint;
import io.faasduet.cli.command.UsageException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * An account at AWS, or at what its variables {@code AWS_ENDPOINT_URL_*} name, with the credentials
 * that AWS's own tools would use. They are written nowhere.
 */
public final class AwsAccount implements AutoCloseable {
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(90);

  private final Map<String, String> environment;
  private final Region region;
  private final LambdaClient lambda;
  private final S3Client s3;
  private final DynamoDbClient tables;
  private final SqsClient queues;

  private AwsAccount(Map<String, String> environment, Region region) {
    this.environment = Map.copyOf(environment);
    this.region = region;
    this.lambda = newLambda();
    this.s3 =
        configured(S3Client.builder(), "S3").forcePathStyle(endpoint("S3").isPresent()).build();
    this.tables = configured(DynamoDbClient.builder(), "DYNAMODB").build();
    this.queues = configured(SqsClient.builder(), "SQS").build();
  }

  /** Another client of Lambda, which the caller closes. */
  LambdaClient newLambda() {
    return configured(LambdaClient.builder(), "LAMBDA").build();
  }

  /**
   * The account of this process's user.
   *
   * @param region where, unless the environment is to say
   * @param environment the variables of this process
   * @throws UsageException if there is no region, or there are no credentials
   */
  public static AwsAccount open(Optional<String> region, Map<String, String> environment) {
    Region found = region.map(Region::of).orElseGet(() -> defaultRegion(environment));
    try {
      DefaultCredentialsProvider.builder().build().resolveCredentials();
    } catch (SdkException e) {
      throw new UsageException(
          "there are no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run 'aws configure'");
    }
    return new AwsAccount(environment, found);
  }

  private static Region defaultRegion(Map<String, String> environment) {
    try {
      return new AwsRegions(Settings.of(environment), new DefaultAwsRegionProviderChain())
          .getRegion();
    } catch (SdkException e) {
      throw new UsageException(
          "there is no AWS region; give deployment.aws.region in the configuration, or set AWS_REGION");
    }
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, String service) {
    B made =
        builder
            .region(region)
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(READ_TIMEOUT));
    return endpoint(service).map(made::endpointOverride).orElse(made);
  }

  /** What stands for a service of AWS, by its name in variables, such as {@code S3}. */
  Optional<URI> endpoint(String service) {
    return ServiceEndpoint.of(service, environment);
  }

  /** Where resources of a service are. */
  CloudPlace place(String service) {
    return new CloudPlace(region.id(), endpoint(service).map(URI::toString).orElse("aws"));
  }

  /** Where all its services are. */
  String places() {
    return Stream.of("LAMBDA", "S3")
        .map(this::place)
        .map(CloudPlace::toString)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The variables with which functions and generators find the same services. */
  Map<String, String> endpointVariables() {
    Map<String, String> variables = new HashMap<>();
    for (String service : List.of("S3", "DYNAMODB", "SQS")) {
      endpoint(service)
          .ifPresent(uri -> variables.put("AWS_ENDPOINT_URL_" + service, uri.toString()));
    }
    return variables;
  }

  /** AWS's variables of this process, for processes that it starts. */
  Map<String, String> ownVariables() {
    Map<String, String> variables = new HashMap<>(environment);
    variables.keySet().removeIf(name -> !name.startsWith("AWS_"));
    return variables;
  }

  public String region() {
    return region.id();
  }

  LambdaClient lambda() {
    return lambda;
  }

  S3Client s3() {
    return s3;
  }

  DynamoDbClient tables() {
    return tables;
  }

  SqsClient queues() {
    return queues;
  }

  @Override
  public void close() {
    lambda.close();
    s3.close();
    tables.close();
    queues.close();
  }
}
