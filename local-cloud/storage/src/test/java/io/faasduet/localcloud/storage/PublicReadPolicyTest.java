package io.faasduet.localcloud.storage;

import static io.faasduet.localcloud.storage.S3Session.BUCKET;
import static io.faasduet.localcloud.storage.S3Session.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicReadPolicyTest {
  private static final String POLICY = PublicReadPolicy.ofBucket(BUCKET).text();

  @RegisterExtension final S3Session aws = new S3Session();

  @Test
  void anyoneReadsOneObjectAndNothingElse() throws Exception {
    aws.put("a b", "x");
    assertThat(anonymous("GET", "/images/a%20b")).isEqualTo(403);
    aws.client().putBucketPolicy(it -> it.bucket(BUCKET).policy(POLICY));
    assertThat(anonymous("GET", "/images/a%20b")).isEqualTo(200);
    assertThat(anonymous("HEAD", "/images/a%20b")).isEqualTo(200);
    assertThat(anonymous("GET", "/images")).isEqualTo(403);
    assertThat(anonymous("GET", "/images/?list-type=2")).isEqualTo(403);
    assertThat(anonymous("GET", "/images/a%20b?tagging")).isEqualTo(403);
    assertThat(anonymous("PUT", "/images/new")).isEqualTo(403);
    assertThat(anonymous("DELETE", "/images/a%20b")).isEqualTo(403);
    aws.client().deleteBucketPolicy(it -> it.bucket(BUCKET));
    assertThat(anonymous("GET", "/images/a%20b")).isEqualTo(403);
  }

  @Test
  void aPolicyIsGivenBackAsItWas() {
    assertRefused(
        404, "NoSuchBucketPolicy", () -> aws.client().getBucketPolicy(it -> it.bucket(BUCKET)));
    aws.client().putBucketPolicy(it -> it.bucket(BUCKET).policy(POLICY));
    assertThat(aws.client().getBucketPolicy(it -> it.bucket(BUCKET)).policy()).isEqualTo(POLICY);
  }

  @Test
  void aBucketThatIsMadeAgainIsNotPublic() throws Exception {
    aws.client().putBucketPolicy(it -> it.bucket(BUCKET).policy(POLICY));
    aws.client().deleteBucket(it -> it.bucket(BUCKET));
    aws.client().createBucket(it -> it.bucket(BUCKET));
    aws.put("a", "x");
    assertThat(anonymous("GET", "/images/a")).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, s3:PutObject",
    "Allow, Deny",
    "images/*, others/*",
    "images/*, images/some/*",
    "'\"Action\"', '\"Condition\": {}, \"Action\"'",
    "'\"Principal\": \"*\"', '\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:root\"}'"
  })
  void whatThePolicyWouldNotDoIsRefused(String text, String instead) {
    String other = POLICY.replace(text, instead);
    assertThat(other).isNotEqualTo(POLICY);
    assertRefused(
        501,
        "NotImplemented",
        () -> aws.client().putBucketPolicy(it -> it.bucket(BUCKET).policy(other)));
  }

  @Test
  void whatIsNoPolicyIsMalformed() {
    assertRefused(
        400,
        "MalformedPolicy",
        () -> aws.client().putBucketPolicy(it -> it.bucket(BUCKET).policy("{")));
  }

  private int anonymous(String method, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(aws.s3().endpoint() + path))
                .method(method, BodyPublishers.noBody())
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }
}
