package io.faasduet.localcloud.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

class EmbeddedS3Test {
  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final S3Client client = client(EmbeddedS3.SECRET_ACCESS_KEY);

  private S3Client client(String secret) {
    return S3Client.builder()
        .endpointOverride(s3.endpoint())
        .forcePathStyle(true)
        .region(Region.of(EmbeddedS3.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(EmbeddedS3.ACCESS_KEY_ID, secret)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  @BeforeEach
  void createBucket() {
    s3.createBucket("images");
  }

  @AfterEach
  void stop() {
    client.close();
    s3.close();
  }

  private void put(String key, String content) {
    client.putObject(b -> b.bucket("images").key(key), RequestBody.fromString(content));
  }

  private String get(String key) {
    return client.getObjectAsBytes(b -> b.bucket("images").key(key)).asUtf8String();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.txt",
        "a b",
        "../up",
        "a/../b",
        "a//b",
        "/lead",
        "end/",
        ".",
        "Grüße/日本語/😀",
        "q?x=1#f%25",
        "~*'()!$&@=;:,+\\",
        "tab\there"
      })
  void keepsEveryKeyAsItIs(String key) {
    put(key, key);
    assertThat(get(key)).isEqualTo(key);
    assertThat(client.listObjectsV2(b -> b.bucket("images")).contents())
        .extracting(S3Object::key)
        .containsExactly(key);
    client.deleteObject(b -> b.bucket("images").key(key));
    assertThat(client.listObjectsV2(b -> b.bucket("images")).contents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../up", "a/../../../b"})
  void refusesAKeyThatLeadsAboveTheRootAsS3Does(String key) {
    assertThatThrownBy(() -> put(key, key))
        .isInstanceOfSatisfying(
            S3Exception.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(400);
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidURI");
            });
  }

  @Test
  void servesRanges() {
    put("digits", "0123456789");
    GetObjectResponse part =
        client
            .getObjectAsBytes(b -> b.bucket("images").key("digits").range("bytes=2-4"))
            .response();
    assertThat(part.sdkHttpResponse().statusCode()).isEqualTo(206);
    assertThat(part.contentRange()).isEqualTo("bytes 2-4/10");
    assertThat(
            client
                .getObjectAsBytes(b -> b.bucket("images").key("digits").range("bytes=-3"))
                .asUtf8String())
        .isEqualTo("789");
    assertRefused(
        416,
        "InvalidRange",
        () -> client.getObject(b -> b.bucket("images").key("digits").range("bytes=10-")));
  }

  @Test
  void holdsRequestsToTheVersionTheyName() {
    put("a", "old");
    String old = client.headObject(b -> b.bucket("images").key("a")).eTag();
    put("a", "new");
    assertRefused(
        412,
        "PreconditionFailed",
        () -> client.getObject(b -> b.bucket("images").key("a").ifMatch(old)));
    assertRefused(
        412,
        "PreconditionFailed",
        () ->
            client.putObject(
                b -> b.bucket("images").key("a").ifNoneMatch("*"), RequestBody.fromString("x")));
    assertThat(get("a")).isEqualTo("new");
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> get("nothing")).isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> client.getObject(b -> b.bucket("nowhere").key("a")))
        .isInstanceOf(NoSuchBucketException.class);
    assertRefused(
        501, "NotImplemented", () -> client.getObjectTagging(b -> b.bucket("images").key("a")));
  }

  @Test
  void refusesAWrongSignature() {
    try (S3Client stranger = client("guessed")) {
      assertRefused(
          403, "SignatureDoesNotMatch", () -> stranger.listObjectsV2(b -> b.bucket("images")));
    }
  }

  @Test
  void listsPageByPageInTheOrderOfUtf8() {
    List<String> keys = List.of("a", "b/1", "b/2", "c", "\uff5e", "😀");
    keys.forEach(key -> s3.put("images", key, new byte[1]));
    assertThat(
            client.listObjectsV2Paginator(b -> b.bucket("images").maxKeys(1)).contents().stream()
                .map(S3Object::key))
        .containsExactlyElementsOf(keys);
    assertThat(
            client
                .listObjectsV2Paginator(b -> b.bucket("images").delimiter("/").maxKeys(2))
                .stream()
                .map(ListObjectsV2Response::keyCount))
        .containsExactly(2, 2, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRC32", "CRC32C", "SHA1", "SHA256"})
  void checksAndKeepsChecksums(String algorithm) {
    client.putObject(
        b -> b.bucket("images").key("a").checksumAlgorithm(ChecksumAlgorithm.fromValue(algorithm)),
        RequestBody.fromString("123456789"));
    HeadObjectResponse head =
        client.headObject(b -> b.bucket("images").key("a").checksumMode(ChecksumMode.ENABLED));
    assertThat(
            head.sdkHttpResponse()
                .firstMatchingHeader("x-amz-checksum-" + algorithm.toLowerCase(Locale.ROOT)))
        .isPresent();
    assertThat(get("a")).isEqualTo("123456789");
    assertRefused(
        400,
        "BadDigest",
        () ->
            client.putObject(
                b -> b.bucket("images").key("a").checksumSHA256("AAAA"),
                RequestBody.fromString("other")));
    assertThat(get("a")).isEqualTo("123456789");
  }

  @Test
  void joinsThePartsOfAnUpload() {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    for (ChecksumType type : List.of(ChecksumType.COMPOSITE, ChecksumType.FULL_OBJECT)) {
      ChecksumAlgorithm algorithm =
          type == ChecksumType.COMPOSITE ? ChecksumAlgorithm.SHA256 : ChecksumAlgorithm.CRC32;
      CreateMultipartUploadRequest create =
          CreateMultipartUploadRequest.builder()
              .bucket("images")
              .key("big")
              .checksumAlgorithm(algorithm)
              .checksumType(type)
              .build();
      String id = client.createMultipartUpload(create).uploadId();
      List<CompletedPart> parts =
          List.of(part(id, 1, content, 0, 2_000_000), part(id, 2, content, 2_000_000, 3_000_000));
      client.completeMultipartUpload(
          b -> b.bucket("images").key("big").uploadId(id).multipartUpload(m -> m.parts(parts)));
      assertThat(client.getObjectAsBytes(b -> b.bucket("images").key("big")).asByteArray())
          .isEqualTo(content);
      HeadObjectResponse head =
          client.headObject(b -> b.bucket("images").key("big").checksumMode(ChecksumMode.ENABLED));
      assertThat(head.eTag()).endsWith("-2\"");
      assertThat(head.checksumType()).isEqualTo(type);
    }
  }

  private CompletedPart part(String id, int number, byte[] content, int from, int to) {
    UploadPartResponse part =
        client.uploadPart(
            b -> b.bucket("images").key("big").uploadId(id).partNumber(number),
            RequestBody.fromBytes(Arrays.copyOfRange(content, from, to)));
    return CompletedPart.builder().partNumber(number).eTag(part.eTag()).build();
  }

  @Test
  void copiesAnObjectWithItsMetadata() {
    client.putObject(
        b -> b.bucket("images").key("a b").contentType("image/png").metadata(Map.of("k", "v")),
        RequestBody.fromString("x"));
    client.copyObject(
        b ->
            b.sourceBucket("images")
                .sourceKey("a b")
                .destinationBucket("images")
                .destinationKey("c"));
    HeadObjectResponse copy = client.headObject(b -> b.bucket("images").key("c"));
    assertThat(copy.contentType()).isEqualTo("image/png");
    assertThat(copy.metadata()).containsEntry("k", "v");
  }

  /** The SDK computes this checksum only with native code, but sends one that it is given. */
  @Test
  void checksAndKeepsTheChecksumThatS3Prefers() {
    String checkValue = "rosUhgp5mIg=";
    client.putObject(
        b -> b.bucket("images").key("a").checksumCRC64NVME(checkValue),
        RequestBody.fromString("123456789"));
    assertThat(
            client
                .headObject(b -> b.bucket("images").key("a").checksumMode(ChecksumMode.ENABLED))
                .checksumCRC64NVME())
        .isEqualTo(checkValue);
    assertThat(get("a")).isEqualTo("123456789");
    assertRefused(
        400,
        "BadDigest",
        () ->
            client.putObject(
                b -> b.bucket("images").key("a").checksumCRC64NVME(checkValue),
                RequestBody.fromString("12345678")));
  }

  private static void assertRefused(int status, String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            });
  }
}
