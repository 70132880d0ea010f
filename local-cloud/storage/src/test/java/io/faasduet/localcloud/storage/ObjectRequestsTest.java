package io.faasduet.localcloud.storage;

import static io.faasduet.localcloud.storage.S3Session.BUCKET;
import static io.faasduet.localcloud.storage.S3Session.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ObjectRequestsTest {
  @RegisterExtension final S3Session aws = new S3Session();

  @ParameterizedTest
  @CsvSource({
    "bytes=0-,  206, 0123456789, bytes 0-9/10",
    "bytes=3-3, 206, 3,          bytes 3-3/10",
    "bytes=8-99,206, 89,         bytes 8-9/10",
    "bytes=-99, 206, 0123456789, bytes 0-9/10",
    "bytes=5-2, 200, 0123456789,",
    "lines=1-2, 200, 0123456789,"
  })
  void aRangeIsAPartOrTheWhole(String range, int status, String content, String contentRange) {
    aws.put("digits", "0123456789");
    var got = aws.client().getObjectAsBytes(it -> it.bucket(BUCKET).key("digits").range(range));
    assertThat(got.asUtf8String()).isEqualTo(content);
    assertThat(got.response().sdkHttpResponse().statusCode()).isEqualTo(status);
    assertThat(got.response().contentRange()).isEqualTo(contentRange);
    HeadObjectResponse head =
        aws.client().headObject(it -> it.bucket(BUCKET).key("digits").range(range));
    assertThat(head.contentLength()).isEqualTo(content.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
  void aRangeOutsideIsRefused(String range) {
    aws.put("digits", "0123456789");
    assertRefused(
        416,
        "InvalidRange",
        () -> aws.client().getObject(it -> it.bucket(BUCKET).key("digits").range(range)));
  }

  @Test
  void anEmptyObjectIsAnObject() {
    aws.put("empty", "");
    assertThat(aws.get("empty")).isEmpty();
    assertThat(aws.client().headObject(it -> it.bucket(BUCKET).key("empty")).contentLength())
        .isZero();
  }

  @Test
  void aConditionOnAnotherETagIsNotMet() {
    aws.put("a", "old");
    String old = aws.client().headObject(it -> it.bucket(BUCKET).key("a")).eTag();
    assertThatThrownBy(
            () -> aws.client().getObject(it -> it.bucket(BUCKET).key("a").ifNoneMatch(old)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(304));
    aws.put("a", "new");
    assertThat(
            aws.client()
                .getObjectAsBytes(it -> it.bucket(BUCKET).key("a").ifNoneMatch(old))
                .asUtf8String())
        .isEqualTo("new");
    assertRefused(
        412,
        "PreconditionFailed",
        () ->
            aws.client()
                .putObject(
                    it -> it.bucket(BUCKET).key("a").ifMatch(old), RequestBody.fromString("x")));
    String current = aws.client().headObject(it -> it.bucket(BUCKET).key("a")).eTag();
    aws.client()
        .putObject(
            it -> it.bucket(BUCKET).key("a").ifMatch(current), RequestBody.fromString("newest"));
    assertThat(aws.get("a")).isEqualTo("newest");
  }

  @Test
  void whatDoesNotExistIsWrittenOnce() {
    aws.client()
        .putObject(
            it -> it.bucket(BUCKET).key("a").ifNoneMatch("*"), RequestBody.fromString("first"));
    assertRefused(
        412,
        "PreconditionFailed",
        () ->
            aws.client()
                .putObject(
                    it -> it.bucket(BUCKET).key("a").ifNoneMatch("*"),
                    RequestBody.fromString("second")));
    assertThat(aws.get("a")).isEqualTo("first");
  }

  @Test
  void headersOfAnObjectComeBack() {
    aws.client()
        .putObject(
            it ->
                it.bucket(BUCKET)
                    .key("a")
                    .contentType("image/png")
                    .contentEncoding("gzip")
                    .cacheControl("no-store")
                    .contentDisposition("attachment")
                    .metadata(Map.of("k", "v")),
            RequestBody.fromString("x"));
    GetObjectResponse got =
        aws.client().getObjectAsBytes(it -> it.bucket(BUCKET).key("a")).response();
    assertThat(got.contentType()).isEqualTo("image/png");
    assertThat(got.contentEncoding()).isEqualTo("gzip");
    assertThat(got.cacheControl()).isEqualTo("no-store");
    assertThat(got.contentDisposition()).isEqualTo("attachment");
    assertThat(got.metadata()).containsExactly(Map.entry("k", "v"));
  }

  @Test
  void aCopyMayHaveOtherMetadata() {
    aws.client()
        .putObject(
            it -> it.bucket(BUCKET).key("a").metadata(Map.of("k", "v")),
            RequestBody.fromString("x"));
    aws.client()
        .copyObject(
            it ->
                it.sourceBucket(BUCKET)
                    .sourceKey("a")
                    .destinationBucket(BUCKET)
                    .destinationKey("b")
                    .metadataDirective(MetadataDirective.REPLACE)
                    .metadata(Map.of("k", "w")));
    assertThat(aws.client().headObject(it -> it.bucket(BUCKET).key("b")).metadata())
        .containsExactly(Map.entry("k", "w"));
    assertRefused(
        404,
        "NoSuchKey",
        () ->
            aws.client()
                .copyObject(
                    it ->
                        it.sourceBucket(BUCKET)
                            .sourceKey("nothing")
                            .destinationBucket(BUCKET)
                            .destinationKey("b")));
  }

  @Test
  void aBodyWithAnotherMd5IsRefused() {
    assertRefused(
        400,
        "BadDigest",
        () ->
            aws.client()
                .putObject(
                    it -> it.bucket(BUCKET).key("a").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                    RequestBody.fromString("not empty")));
    assertRefused(404, "NoSuchKey", () -> aws.get("a"));
  }

  @Test
  void largeBodiesArriveWhole() {
    byte[] content = new byte[5_000_001];
    new Random(2).nextBytes(content);
    aws.client().putObject(it -> it.bucket(BUCKET).key("a"), RequestBody.fromBytes(content));
    assertThat(aws.client().getObjectAsBytes(it -> it.bucket(BUCKET).key("a")).asByteArray())
        .isEqualTo(content);
  }
}
