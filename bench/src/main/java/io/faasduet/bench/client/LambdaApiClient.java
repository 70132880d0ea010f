package io.faasduet.bench.client;

import io.faasduet.files.PercentEncoding;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;

/**
 * A client of Lambda's Invoke operation. The SDK signs the requests; they are sent without it,
 * since its clients block a thread each or retry.
 */
final class LambdaApiClient implements ProtocolClient {
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final HttpConnectionPool pool;
  private final URI address;
  private final Region region;
  private final AwsCredentialsProvider credentials;

  LambdaApiClient(
      HttpConnectionPool pool, URI address, Region region, AwsCredentialsProvider credentials) {
    this.pool = pool;
    this.address = address;
    this.region = region;
    this.credentials = credentials;
  }

  /** Where a function's Invoke operation is. */
  static URI address(URI endpoint, String function) {
    String name = PercentEncoding.COMPONENT.encode(function);
    return endpoint.resolve("/2015-03-31/functions/" + name + "/invocations");
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
      reply.ended(now, now, InvocationResult.Failure.of(InvocationResult.Failure.NOT_SIGNED, e));
      return;
    }
    request.headers().set(HttpHeaderNames.CONTENT_LENGTH, json.length);
    pool.send(request, LambdaApiClient::result, reply);
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

  private static InvocationResult result(
      int status, HttpHeaders headers, byte[] body, long latencyNanos) {
    if (status != 200) {
      return new InvocationResult.Failure("http-" + status, ResponseChecks.reason(body, "message"));
    }
    return LambdaResults.read(
        Optional.ofNullable(headers.get("X-Amz-Function-Error")),
        Optional.ofNullable(headers.get("X-Amz-Log-Result")),
        body,
        latencyNanos);
  }

  @Override
  public void close() {
    pool.close();
  }
}
