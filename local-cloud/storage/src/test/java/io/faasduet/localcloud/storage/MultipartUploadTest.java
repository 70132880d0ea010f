package io.faasduet.localcloud.storage;

import static io.faasduet.localcloud.storage.S3Session.BUCKET;
import static io.faasduet.localcloud.storage.S3Session.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class MultipartUploadTest {
  @RegisterExtension final S3Session aws = new S3Session();
  private String upload;

  @BeforeEach
  void begin() {
    upload =
        aws.client()
            .createMultipartUpload(
                it ->
                    it.bucket(BUCKET)
                        .key("big")
                        .contentType("text/plain")
                        .metadata(Map.of("made", "here")))
            .uploadId();
  }

  private CompletedPart part(int number, String content) {
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(
            aws.client()
                .uploadPart(
                    it -> it.bucket(BUCKET).key("big").uploadId(upload).partNumber(number),
                    RequestBody.fromString(content))
                .eTag())
        .build();
  }

  private void complete(CompletedPart... parts) {
    List<CompletedPart> all = Arrays.asList(parts);
    aws.client()
        .completeMultipartUpload(
            it -> it.bucket(BUCKET).key("big").uploadId(upload).multipartUpload(m -> m.parts(all)));
  }

  @Test
  void partsMayComeInAnyOrderAndTwice() {
    CompletedPart second = part(2, "world");
    part(1, "wrong ");
    complete(part(1, "hello "), second);
    assertThat(aws.get("big")).isEqualTo("hello world");
    HeadObjectResponse head = aws.client().headObject(it -> it.bucket(BUCKET).key("big"));
    assertThat(head.contentType()).isEqualTo("text/plain");
    assertThat(head.metadata()).containsEntry("made", "here");
  }

  @Test
  void onlyThePartsThatAreNamedAreJoined() {
    part(1, "left out");
    complete(part(7, "kept"));
    assertThat(aws.get("big")).isEqualTo("kept");
  }

  @Test
  void anObjectAppearsOnlyWhenItIsComplete() {
    aws.put("big", "before");
    part(1, "after");
    assertThat(aws.get("big")).isEqualTo("before");
  }

  @Test
  void anAbandonedUploadIsGone() {
    CompletedPart part = part(1, "x");
    aws.client().abortMultipartUpload(it -> it.bucket(BUCKET).key("big").uploadId(upload));
    assertRefused(404, "NoSuchUpload", () -> complete(part));
    assertRefused(404, "NoSuchKey", () -> aws.get("big"));
  }

  @Test
  void aPartThatWasNotSentIsRefused() {
    CompletedPart sent = part(1, "x");
    assertRefused(
        400,
        "InvalidPart",
        () -> complete(sent, CompletedPart.builder().partNumber(2).eTag("\"0\"").build()));
    assertRefused(
        400,
        "InvalidPart",
        () -> complete(CompletedPart.builder().partNumber(1).eTag("\"0\"").build()));
    complete(sent);
    assertThat(aws.get("big")).isEqualTo("x");
  }

  @Test
  void aNumberOutOfRangeIsRefused() {
    assertRefused(400, "InvalidRequest", () -> part(0, "x"));
  }

  @Test
  void anUploadNeedsItsBucket() {
    assertRefused(
        404,
        "NoSuchBucket",
        () -> aws.client().createMultipartUpload(it -> it.bucket("nowhere").key("big")));
  }
}
