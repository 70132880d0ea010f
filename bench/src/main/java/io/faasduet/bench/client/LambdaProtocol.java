package io.faasduet.bench.client;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The Invoke operation of AWS Lambda's API, for one function. */
public final class LambdaProtocol implements ClientProtocol {
  /**
   * How much longer than a function's timeout is waited for Lambda, which ends what runs into it,
   * until it has said so.
   */
  public static final Duration INIT_AND_REPORT = Duration.ofSeconds(15);

  private final ClientEventLoop loop = new ClientEventLoop();
  private final String function;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final Duration timeout;

  private LambdaProtocol(
      String function, Region region, AwsCredentialsProvider credentials, Duration timeout) {
    this.function = function;
    this.region = region;
    this.credentials = credentials;
    this.timeout = timeout;
  }

  /** The API of a service on this machine, which checks no credentials. */
  public static LambdaProtocol local(String function, Duration timeout) {
    AwsCredentialsProvider anyone =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    return new LambdaProtocol(function, Region.US_EAST_1, anyone, timeout);
  }

  /**
   * The API of AWS, with the credentials that AWS's own tools would use.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException if there are none
   */
  public static LambdaProtocol aws(String function, Region region, Duration timeout) {
    AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
    credentials.resolveCredentials();
    return new LambdaProtocol(function, region, credentials, timeout);
  }

  @Override
  public WireProtocol wire() {
    return WireProtocol.LAMBDA;
  }

  @Override
  public ProtocolClient connect(URI endpoint) {
    URI address = LambdaApiClient.address(endpoint, function);
    return new LambdaApiClient(
        new HttpConnectionPool(loop, address, ServerTrust.JAVA, timeout),
        address,
        region,
        credentials);
  }

  @Override
  public void close() {
    loop.close();
  }
}
