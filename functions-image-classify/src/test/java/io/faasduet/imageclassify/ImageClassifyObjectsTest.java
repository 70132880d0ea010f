package io.faasduet.imageclassify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InitContext;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.testkit.EmbeddedImages;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageClassifyObjectsTest {
  private static final EmbeddedImages IMAGES = new EmbeddedImages(ImageClassify.class);

  private static final EmbeddedS3 S3 = EmbeddedS3.start();
  private static FunctionHost<ImageClassifyRequest, ImageClassifyResponse> function;

  @BeforeAll
  static void start() {
    S3.createBucket("images");
    function = host(Map.of());
  }

  @AfterAll
  static void stop() {
    function.close();
    S3.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.jpg",
        "deep/er/a.jpg",
        "my photo +#1%41.jpg",
        "Käse/写真.jpg",
        "../outside.jpg",
        "in/../a",
        "/leading"
      })
  void anyKeyNamesItsObject(String key) {
    S3.put("images", key, IMAGES.file(2));
    assertThat(classify("images", key).predictions())
        .isEqualTo(call(function, ImageClassifyRequest.preloaded(2)).predictions());
  }

  @Test
  void anObjectThatIsNotThereIsNamed() {
    assertRefused("images", "no.jpg", ErrorKind.NOT_FOUND, "s3://images/no.jpg is not there");
    assertRefused("images", "../no.jpg", ErrorKind.NOT_FOUND, "is not there");
  }

  @Test
  void aBucketThatIsNotThereIsNamed() {
    assertRefused("no-bucket", "a.jpg", ErrorKind.NOT_FOUND, "there is no bucket 'no-bucket'");
  }

  @Test
  void aStoreThatDeniesIsToldApart() {
    S3.put("images", "a.jpg", IMAGES.file(2));
    try (FunctionHost<ImageClassifyRequest, ImageClassifyResponse> stranger =
        host(Map.of("AWS_SECRET_ACCESS_KEY", "another"))) {
      assertThatThrownBy(() -> call(stranger, ImageClassifyRequest.object("images", "a.jpg")))
          .isInstanceOfSatisfying(
              FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.DENIED))
          .hasMessageContaining("access denied");
    }
  }

  @Test
  void whatIsNoImageIsRefused() {
    S3.put("images", "empty", new byte[0]);
    S3.put("images", "text", "no image at all".getBytes(UTF_8));
    S3.put("images", "gif", "GIF89a".getBytes(UTF_8));
    assertRefused("images", "empty", ErrorKind.INVALID_REQUEST, "no bytes");
    assertRefused("images", "text", ErrorKind.INVALID_REQUEST, "neither JPEG nor PNG");
    assertRefused("images", "gif", ErrorKind.UNSUPPORTED_MEDIA, "GIF");
  }

  @Test
  void imagesThatWouldFillTheMemoryAreRefused() throws IOException {
    S3.put("images", "huge", PngBomb.header(Integer.MAX_VALUE, Integer.MAX_VALUE));
    S3.put("images", "large", PngBomb.header(60_000, 60_000));
    S3.put("images", "bomb", PngBomb.deflated(20_000, 20_000, 100 << 20));
    for (String key : new String[] {"huge", "large", "bomb"}) {
      assertRefused("images", key, ErrorKind.TOO_LARGE, "pixels");
    }
  }

  @Test
  void moreDataThanTheHeaderSaysIsNotUnpacked() throws IOException {
    S3.put("images", "more", PngBomb.deflated(2, 2, 100 << 20));
    S3.put("images", "less", PngBomb.deflated(2000, 2000, 10));
    assertThat(classify("images", "more").predictions().orElseThrow()).hasSize(5);
    assertRefused("images", "less", ErrorKind.INVALID_REQUEST, "PNG");
  }

  private static void assertRefused(String bucket, String key, ErrorKind failure, String says) {
    assertThatThrownBy(() -> classify(bucket, key))
        .as(key)
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(failure))
        .hasMessageContaining(says);
  }

  private static ImageClassifyResponse classify(String bucket, String key) {
    return call(function, ImageClassifyRequest.object(bucket, key));
  }

  private static ImageClassifyResponse call(
      FunctionHost<ImageClassifyRequest, ImageClassifyResponse> host,
      ImageClassifyRequest request) {
    return host.call(request, host.begin(Optional.empty(), Optional.empty()));
  }

  private static FunctionHost<ImageClassifyRequest, ImageClassifyResponse> host(
      Map<String, String> more) {
    Map<String, String> values = new HashMap<>(System.getenv());
    values.remove("DUET_MODEL");
    values.putAll(S3.settings());
    values.putAll(more);
    Settings settings = Settings.of(values);
    return FunctionHost.start(ImageClassify.SPEC, InitContext.of(settings));
  }
}
