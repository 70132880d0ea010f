package io.faasduet.localcloud.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A service with one bucket, and the AWS SDK's client of it, for each test. */
final class S3Session implements BeforeEachCallback, AfterEachCallback {
  static final String BUCKET = "images";

  private EmbeddedS3 s3;
  private S3Client client;

  @Override
  public void beforeEach(ExtensionContext context) {
    s3 = EmbeddedS3.start();
    s3.createBucket(BUCKET);
    client = client(EmbeddedS3.ACCESS_KEY_ID, EmbeddedS3.SECRET_ACCESS_KEY);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    client.close();
    s3.close();
  }

  EmbeddedS3 s3() {
    return s3;
  }

  S3Client client() {
    return client;
  }

  /** Another client, which the caller closes. */
  S3Client client(String accessKeyId, String secret) {
    return S3Client.builder()
        .endpointOverride(s3.endpoint())
        .forcePathStyle(true)
        .region(Region.of(EmbeddedS3.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  S3Presigner presigner() {
    return S3Presigner.builder()
        .endpointOverride(s3.endpoint())
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .region(Region.of(EmbeddedS3.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(EmbeddedS3.ACCESS_KEY_ID, EmbeddedS3.SECRET_ACCESS_KEY)))
        .build();
  }

  void put(String key, String content) {
    client.putObject(it -> it.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  String get(String key) {
    return client.getObjectAsBytes(it -> it.bucket(BUCKET).key(key)).asUtf8String();
  }

  static void assertRefused(int status, String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            });
  }
}
