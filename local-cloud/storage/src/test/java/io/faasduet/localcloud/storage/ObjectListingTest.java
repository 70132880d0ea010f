package io.faasduet.localcloud.storage;

import static io.faasduet.localcloud.storage.S3Session.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectListingTest {
  @RegisterExtension final S3Session aws = new S3Session();

  private void put(String... keys) {
    for (String key : keys) {
      aws.s3().put(BUCKET, key, key.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aBucketWithoutObjectsHasAnEmptyPage() {
    ListObjectsV2Response page = aws.client().listObjectsV2(it -> it.bucket(BUCKET));
    assertThat(page.keyCount()).isZero();
    assertThat(page.contents()).isEmpty();
    assertThat(page.isTruncated()).isFalse();
  }

  @Test
  void aPrefixAndADelimiterMakeDirectories() {
    put("a/1", "a/b/2", "a/b/3", "a/c/4", "ab", "b/5");
    ListObjectsV2Response page =
        aws.client().listObjectsV2(it -> it.bucket(BUCKET).prefix("a/").delimiter("/"));
    assertThat(page.contents()).extracting(S3Object::key).containsExactly("a/1");
    assertThat(page.commonPrefixes())
        .extracting(CommonPrefix::prefix)
        .containsExactly("a/b/", "a/c/");
    assertThat(page.keyCount()).isEqualTo(3);
  }

  @Test
  void aDelimiterMayHaveSeveralCharacters() {
    put("x--1", "x--2", "y");
    ListObjectsV2Response page =
        aws.client().listObjectsV2(it -> it.bucket(BUCKET).delimiter("--"));
    assertThat(page.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("x--");
    assertThat(page.contents()).extracting(S3Object::key).containsExactly("y");
  }

  @Test
  void aListingStartsAfterAnyKey() {
    put("a", "b", "c");
    assertThat(aws.client().listObjectsV2(it -> it.bucket(BUCKET).startAfter("a")).contents())
        .extracting(S3Object::key)
        .containsExactly("b", "c");
    assertThat(aws.client().listObjectsV2(it -> it.bucket(BUCKET).startAfter("bb")).contents())
        .extracting(S3Object::key)
        .containsExactly("c");
  }

  @Test
  void noPageHasMoreThanAThousandEntries() {
    put(IntStream.range(0, 1001).mapToObj("%04d"::formatted).toArray(String[]::new));
    ListObjectsV2Response first = aws.client().listObjectsV2(it -> it.bucket(BUCKET).maxKeys(5000));
    assertThat(first.contents()).hasSize(1000);
    assertThat(first.isTruncated()).isTrue();
    assertThat(
            aws.client()
                .listObjectsV2(
                    it -> it.bucket(BUCKET).continuationToken(first.nextContinuationToken()))
                .contents())
        .extracting(S3Object::key)
        .containsExactly("1000");
  }

  @Test
  void theFirstVersionPagesByMarkers() {
    put("a/1", "a/2", "b", "c");
    List<String> entries = new ArrayList<>();
    String marker = "";
    ListObjectsResponse page;
    do {
      String from = marker;
      page =
          aws.client().listObjects(it -> it.bucket(BUCKET).delimiter("/").maxKeys(1).marker(from));
      page.commonPrefixes().forEach(it -> entries.add(it.prefix()));
      page.contents().forEach(it -> entries.add(it.key()));
      marker = page.nextMarker();
    } while (page.isTruncated());
    assertThat(entries).containsExactly("a/", "b", "c");
  }

  @Test
  void keysThatXmlCannotHoldAreEncoded() {
    put("a\u0001b", "ü");
    assertThat(
            aws.client()
                .listObjectsV2(it -> it.bucket(BUCKET).encodingType(EncodingType.URL))
                .contents())
        .extracting(S3Object::key)
        .containsExactly("a\u0001b", "ü");
  }

  @Test
  void anEntrySaysSizeAndETag() {
    put("four");
    assertThat(aws.client().listObjectsV2(it -> it.bucket(BUCKET)).contents())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.size()).isEqualTo(4);
              assertThat(it.eTag())
                  .isEqualTo(aws.client().headObject(h -> h.bucket(BUCKET).key("four")).eTag());
            });
  }
}
