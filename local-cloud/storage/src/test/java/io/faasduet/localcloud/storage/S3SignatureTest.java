package io.faasduet.localcloud.storage;

import static io.faasduet.localcloud.storage.S3Session.BUCKET;
import static io.faasduet.localcloud.storage.S3Session.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3SignatureTest {
  @RegisterExtension final S3Session aws = new S3Session();

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aPresignedUrlNeedsNoCredentials() throws Exception {
    aws.put("a b/ü", "x");
    HttpResponse<String> got = get(presigned("a b/ü"));
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEqualTo("x");
  }

  @Test
  void aPageOfAnotherSiteGetsNothing() throws Exception {
    aws.put("mine", "x");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(presigned("mine")))
            .header("Origin", "http://evil.example")
            .build();
    HttpResponse<String> refused = http.send(request, BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("<Code>AccessDenied</Code>", "pages of other sites");
  }

  @ParameterizedTest
  @CsvSource({
    "Content-MD5, BadDigest",
    "x-amz-checksum-crc32, BadDigest",
    "x-amz-checksum-sha256, BadDigest",
    "x-amz-decoded-content-length, InvalidArgument"
  })
  void aBodyThatIsNotWhatItsHeadersSayIsAnswered(String header, String code) throws Exception {
    try (S3Presigner presigner = aws.presigner()) {
      URI url =
          presigner
              .presignPutObject(
                  it ->
                      it.signatureDuration(Duration.ofMinutes(1))
                          .putObjectRequest(put -> put.bucket(BUCKET).key("new")))
              .url()
              .toURI();
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .header(header, "!!")
              .PUT(BodyPublishers.ofString("content"))
              .build();
      HttpResponse<String> refused = http.send(request, BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("<Code>" + code + "</Code>");
    }
  }

  @Test
  void aPresignedUrlUploads() throws Exception {
    try (S3Presigner presigner = aws.presigner()) {
      URI url =
          presigner
              .presignPutObject(
                  it ->
                      it.signatureDuration(Duration.ofMinutes(5))
                          .putObjectRequest(put -> put.bucket(BUCKET).key("new")))
              .url()
              .toURI();
      HttpRequest request =
          HttpRequest.newBuilder(url).PUT(BodyPublishers.ofString("content")).build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
    assertThat(aws.get("new")).isEqualTo("content");
  }

  @Test
  void aPresignedUrlIsForOneObject() throws Exception {
    aws.put("mine", "x");
    aws.put("ours", "x");
    assertThat(get(presigned("mine").replace("/mine?", "/ours?")))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(403))
        .satisfies(it -> assertThat(it.body()).contains("<Code>SignatureDoesNotMatch</Code>"));
  }

  @Test
  void aPresignedUrlExpires() throws Exception {
    aws.put("a", "x");
    String old = presigned("a").replaceAll("X-Amz-Date=\\d{8}", "X-Amz-Date=20200101");
    assertThat(get(old))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(403))
        .satisfies(it -> assertThat(it.body()).contains("Request has expired"));
  }

  @Test
  void aPresignedUrlThatLacksAPartIsRefused() throws Exception {
    String url = presigned("a").replaceAll("X-Amz-Expires=\\d+", "X-Amz-Expires=soon");
    assertThat(get(url))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(400))
        .satisfies(it -> assertThat(it.body()).contains("AuthorizationQueryParametersError"));
  }

  @Test
  void anAnonymousRequestIsDenied() throws Exception {
    assertThat(get(aws.s3().endpoint() + "/" + BUCKET))
        .satisfies(it -> assertThat(it.statusCode()).isEqualTo(403))
        .satisfies(it -> assertThat(it.body()).contains("<Code>AccessDenied</Code>"));
  }

  @Test
  void anUnknownAccessKeyIsRefused() {
    try (S3Client stranger = aws.client("nobody", EmbeddedS3.SECRET_ACCESS_KEY)) {
      assertRefused(403, "InvalidAccessKeyId", stranger::listBuckets);
    }
  }

  @Test
  void aPathThatIsNotUtf8IsABadRequest() throws Exception {
    assertThat(get(aws.s3().endpoint() + "/" + BUCKET + "/%FF").statusCode()).isEqualTo(400);
  }

  private String presigned(String key) {
    try (S3Presigner presigner = aws.presigner()) {
      return presigner
          .presignGetObject(
              it ->
                  it.signatureDuration(Duration.ofMinutes(5))
                      .getObjectRequest(get -> get.bucket(BUCKET).key(key)))
          .url()
          .toString();
    }
  }

  private HttpResponse<String> get(String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
