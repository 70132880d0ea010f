package io.faasduet.bench.platform;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;

/**
 * Clients for measuring: they never retry, since a retry would hide in the latency, and have the
 * HTTP connections of {@link HttpTarget}.
 */
public final class LambdaClients {
  private LambdaClients() {}

  /** A client of something that speaks Lambda's API at the endpoint, and asks no credentials. */
  public static LambdaClient local(URI endpoint, Duration timeout) {
    AwsCredentialsProvider anyone =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    return builder(Region.US_EAST_1, anyone, timeout).endpointOverride(endpoint).build();
  }

  /** A client of AWS, with the credentials that its own tools would use. */
  public static LambdaClient aws(Region region, Duration timeout) {
    return builder(region, DefaultCredentialsProvider.builder().build(), timeout).build();
  }

  private static LambdaClientBuilder builder(
      Region region, AwsCredentialsProvider credentials, Duration timeout) {
    return LambdaClient.builder()
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(new JdkTransport(timeout))
        .overrideConfiguration(
            configuration ->
                configuration.apiCallTimeout(timeout).retryStrategy(retry -> retry.maxAttempts(1)));
  }
}
