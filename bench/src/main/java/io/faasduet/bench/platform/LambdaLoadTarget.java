package io.faasduet.bench.platform;

import io.faasduet.bench.results.Run;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * A function on AWS Lambda, or on what speaks its API. The SDK signs the requests; they are sent
 * without it, since its clients that do not block a thread for each are not among Duet's.
 */
public final class LambdaLoadTarget implements LoadTarget {
  /** The kind of failure of requests for which credentials are no longer available. */
  static final String NOT_SIGNED = "not-signed";

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final Run.Target description;
  private final ResponseContract answerer;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final URI address;
  private final HttpConnectionPool link;

  private LambdaLoadTarget(
      Run.Target description,
      ResponseContract answerer,
      String function,
      Region region,
      AwsCredentialsProvider credentials,
      URI endpoint,
      Duration timeout) {
    this.description = description;
    this.answerer = answerer;
    this.region = region;
    this.credentials = credentials;
    String name = URLEncoder.encode(function, StandardCharsets.UTF_8);
    this.address = endpoint.resolve("/2015-03-31/functions/" + name + "/invocations");
    this.link = new HttpConnectionPool(address, timeout);
  }

  /** The named function of something that speaks Lambda's API, and asks no credentials. */
  public static LambdaLoadTarget local(
      Run.Target description,
      ResponseContract answerer,
      String function,
      URI endpoint,
      Duration timeout) {
    AwsCredentialsProvider anyone =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    return new LambdaLoadTarget(
        description, answerer, function, Region.US_EAST_1, anyone, endpoint, timeout);
  }

  /**
   * The named function on AWS, with the credentials that its own tools would use.
   *
   * @param endpoint of what speaks AWS's API in AWS's place, if there is such a thing
   * @throws software.amazon.awssdk.core.exception.SdkClientException if there are none
   */
  public static LambdaLoadTarget aws(
      Run.Target description,
      ResponseContract answerer,
      String function,
      Region region,
      Optional<URI> endpoint,
      Duration timeout) {
    AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
    credentials.resolveCredentials();
    return new LambdaLoadTarget(
        description,
        answerer,
        function,
        region,
        credentials,
        endpoint.orElseGet(
            () -> URI.create("https://" + LambdaClient.serviceMetadata().endpointFor(region))),
        timeout);
  }

  @Override
  public Run.Target description() {
    return description;
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.POST,
            address.getRawPath(),
            Unpooled.wrappedBuffer(json));
    try {
      signed(json).forEachHeader((name, values) -> request.headers().set(name, values));
    } catch (SdkException e) {
      long now = System.nanoTime();
      reply.ended(now, now, InvocationResult.Failure.of(NOT_SIGNED, e));
      return;
    }
    request.headers().set(HttpHeaderNames.CONTENT_LENGTH, json.length);
    link.send(request, this::answer, reply);
  }

  private SdkHttpRequest signed(byte[] json) {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .uri(address)
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", "application/json")
            .putHeader("X-Amz-Log-Type", "Tail")
            .build();
    return signer
        .sign(
            request ->
                request
                    .identity(credentials.resolveCredentials())
                    .request(unsigned)
                    .payload(ContentStreamProvider.fromByteArrayUnsafe(json))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()))
        .request();
  }

  private InvocationResult answer(int status, HttpHeaders headers, byte[] body, long latencyNanos) {
    if (status != 200) {
      return new InvocationResult.Failure("http-" + status, ResponseChecks.reason(body, "message"));
    }
    return LambdaResults.read(
        answerer,
        Optional.ofNullable(headers.get("X-Amz-Function-Error")),
        Optional.ofNullable(headers.get("X-Amz-Log-Result")),
        body,
        latencyNanos);
  }

  @Override
  public void close() {
    link.close();
  }
}
