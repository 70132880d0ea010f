package io.faasduet.localcloud.storage;

import static io.faasduet.localcloud.storage.S3Session.BUCKET;
import static io.faasduet.localcloud.storage.S3Session.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

class BucketOperationsTest {
  @RegisterExtension final S3Session aws = new S3Session();

  @Test
  void bucketsAreListedByName() {
    aws.client().createBucket(it -> it.bucket("models"));
    aws.client().createBucket(it -> it.bucket("code"));
    assertThat(aws.client().listBuckets().buckets())
        .extracting(Bucket::name)
        .containsExactly("code", BUCKET, "models");
  }

  @Test
  void aBucketThatIsThereKeepsItsObjects() {
    aws.put("a", "x");
    aws.client().createBucket(it -> it.bucket(BUCKET));
    aws.s3().createBucket(BUCKET);
    assertThat(aws.get("a")).isEqualTo("x");
  }

  @Test
  void aRequestThatExpectsAnotherAccountsBucketIsRefused() {
    aws.put("a", "x");
    assertThat(
            aws.client()
                .listObjectsV2(it -> it.bucket(BUCKET).expectedBucketOwner("000000000000"))
                .keyCount())
        .isEqualTo(1);
    assertRefused(
        403,
        "AccessDenied",
        () ->
            aws.client()
                .deleteObject(
                    it -> it.bucket(BUCKET).key("a").expectedBucketOwner("123456789012")));
    assertRefused(
        403,
        "AccessDenied",
        () ->
            aws.client()
                .copyObject(
                    it ->
                        it.sourceBucket(BUCKET)
                            .sourceKey("a")
                            .destinationBucket(BUCKET)
                            .destinationKey("b")
                            .expectedSourceBucketOwner("123456789012")));
    assertRefused(
        400,
        "InvalidBucketOwnerAWSAccountID",
        () -> aws.client().listObjectsV2(it -> it.bucket(BUCKET).expectedBucketOwner("me")));
    assertThat(aws.get("a")).isEqualTo("x");
  }

  @Test
  void onlyAnEmptyBucketIsDeleted() {
    aws.put("a", "x");
    assertRefused(409, "BucketNotEmpty", () -> aws.client().deleteBucket(it -> it.bucket(BUCKET)));
    aws.client().deleteObject(it -> it.bucket(BUCKET).key("a"));
    aws.client().deleteBucket(it -> it.bucket(BUCKET));
    assertRefused(404, "NoSuchBucket", () -> aws.client().listObjectsV2(it -> it.bucket(BUCKET)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no_underscore", "ab", "-dash"})
  void aNameThatS3WouldNotTakeIsRefused(String name) {
    assertThatThrownBy(() -> aws.s3().createBucket(name))
        .isInstanceOfSatisfying(
            S3Error.class, e -> assertThat(e.code()).isEqualTo("InvalidBucketName"));
  }

  @Test
  void aBucketThatDoesNotExistTakesNoObject() {
    assertRefused(
        404,
        "NoSuchBucket",
        () ->
            aws.client()
                .putObject(it -> it.bucket("nowhere").key("a"), RequestBody.fromString("x")));
  }

  @Test
  void severalObjectsAreDeletedAtOnce() {
    aws.put("a", "x");
    aws.put("b & c", "x");
    aws.put("kept", "x");
    aws.client()
        .deleteObjects(
            it ->
                it.bucket(BUCKET)
                    .delete(
                        d ->
                            d.objects(
                                ObjectIdentifier.builder().key("a").build(),
                                ObjectIdentifier.builder().key("b & c").build(),
                                ObjectIdentifier.builder().key("not there").build())));
    assertThat(aws.client().listObjectsV2(it -> it.bucket(BUCKET)).contents())
        .singleElement()
        .satisfies(it -> assertThat(it.key()).isEqualTo("kept"));
  }

  @Test
  void deletingWhatIsNotThereSucceeds() {
    aws.client().deleteObject(it -> it.bucket(BUCKET).key("nothing"));
    assertThat(aws.client().headBucket(it -> it.bucket(BUCKET)).bucketRegion())
        .isEqualTo(EmbeddedS3.REGION);
  }

  @Test
  void otherOperationsAreNotImplemented() {
    assertRefused(
        501, "NotImplemented", () -> aws.client().getBucketVersioning(it -> it.bucket(BUCKET)));
  }
}
