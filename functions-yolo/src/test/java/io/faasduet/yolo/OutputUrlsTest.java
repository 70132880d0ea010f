package io.faasduet.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.S3Address;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.testkit.EmbeddedImages;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputUrlsTest {
  private final EmbeddedS3 s3 = EmbeddedS3.start();

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void theObjectsOwnUrlIsNotForStrangers() throws Exception {
    assertThat(get(location(Map.of())).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"presigned", "presigned:PT15M"})
  void aPresignedUrlGivesTheAnnotatedImageToAnyone(String kind) throws Exception {
    HttpResponse<byte[]> got = get(location(Map.of("OUTPUT_URL", kind)));
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(got.body()).startsWith(0xFF, 0xD8);
  }

  @Test
  void aPublicBucketGivesTheAnnotatedImageToAnyone() throws Exception {
    s3.createBucket("distributedbucket-final");
    s3.letAnyoneRead("distributedbucket-final");
    URI location = location(Map.of("OUTPUT_URL", "public"));
    assertThat(location.getQuery()).isNull();
    assertThat(get(location).statusCode()).isEqualTo(200);
  }

  @Test
  void onAwsAUrlIsSignedForItsTime() {
    try (OutputUrls urls =
        urls(
            Map.of(
                "OUTPUT_URL", "presigned:PT15M",
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret"))) {
      assertThat(urls.url(new S3Address("photos", "a b/ü.jpg")))
          .hasHost("photos.s3.eu-west-1.amazonaws.com")
          .hasPath("/a b/ü.jpg")
          .hasParameter("X-Amz-Expires", "900");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"secret", "presigned:", "presigned:1h", "presigned:PT169H", "presigned:PT0S"})
  void whatIsNoKindIsRefused(String kind) {
    assertThatThrownBy(() -> urls(Map.of("OUTPUT_URL", kind)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("OUTPUT_URL ")
        .hasMessageContaining("PT1");
  }

  private static OutputUrls urls(Map<String, String> settings) {
    return OutputUrls.of(Settings.of(settings));
  }

  private URI location(Map<String, String> settings) throws Exception {
    s3.createBucket("distributedbucket");
    s3.createBucket("distributedbucket-final");
    s3.put("distributedbucket", "scene.jpg", new EmbeddedImages(Yolo.class).file(1));
    try (FunctionHost<YoloRequest, YoloResponse> host = TestFunction.host(s3, settings)) {
      return URI.create(
          host.call(
                  YoloRequest.object("scene.jpg"),
                  host.begin(Optional.of("test"), Optional.empty()))
              .location()
              .orElseThrow());
    }
  }

  private static HttpResponse<byte[]> get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
