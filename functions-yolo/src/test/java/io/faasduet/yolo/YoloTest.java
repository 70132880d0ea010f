package io.faasduet.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Outcome;
import io.faasduet.http.HttpFunction;
import io.faasduet.http.Payload;
import io.faasduet.http.ResponseBody;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.testkit.EmbeddedImages;
import io.faasduet.testkit.TestData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YoloTest {
  private static final EmbeddedImages IMAGES = new EmbeddedImages(Yolo.class);

  private static EmbeddedS3 s3;
  private static FunctionHost<YoloRequest, YoloResponse> host;

  @BeforeAll
  static void start() {
    s3 = EmbeddedS3.start();
    s3.createBucket("distributedbucket");
    s3.createBucket("distributedbucket-final");
    s3.createBucket("others");
    s3.put("distributedbucket", "text", "no image".getBytes(StandardCharsets.UTF_8));
    s3.put("distributedbucket", "empty.jpg", new byte[0]);
    s3.put("distributedbucket", "large.jpg", new byte[300_000]);
    s3.put("distributedbucket", "bomb.png", bomb());
    host = TestFunction.host(s3, Map.of("DUET_MAX_BODY_BYTES", "250000"));
  }

  @AfterAll
  static void stop() {
    host.close();
    s3.close();
  }

  @ParameterizedTest
  @CsvSource({
    "scene.jpg, scene_output.jpg",
    "in/2026/scene.jpg, scene_output.jpg",
    "SCENE.JPG, SCENE_output.JPG",
    "no extension, no extension_output",
    "../up/a+b #1?.jpg, a+b #1?_output.jpg",
    "köpfe/Ärger ☂.jpg, Ärger ☂_output.jpg"
  })
  void anObjectsAnnotatedCopyGoesToTheOutputBucket(String key, String output) throws Exception {
    byte[] scene = IMAGES.file(1);
    s3.put("distributedbucket", key, scene);
    Invocation invocation = invocation();

    YoloResponse answer = host.call(YoloRequest.object(key), invocation);

    assertThat(answer.bucket()).hasValue("distributedbucket-final");
    assertThat(answer.filename().orElseThrow()).matches("[0-9a-f]{32}_\\Q" + output + "\\E");
    byte[] stored = stored(answer);
    assertThat(ImageEncoder.mediaType(stored)).isEqualTo(ImageEncoder.JPEG);
    BufferedImage source = decoded(scene);
    BufferedImage annotated = decoded(stored);
    assertThat(annotated.getWidth()).isEqualTo(source.getWidth());
    assertThat(annotated.getHeight()).isEqualTo(source.getHeight());
    assertThat(answer.annotated()).as("not in the answer too").isEmpty();
    assertThat(invocation.timings().millis())
        .containsKeys("fetch", "preprocess", "inference", "render", "store");
  }

  @Test
  void theLocationIsAUrlOfTheObjectOnTheEndpoint() {
    s3.put("distributedbucket", "a b&ü.jpg", IMAGES.file(0));
    YoloResponse answer = host.call(YoloRequest.object("a b&ü.jpg"), invocation());
    String uuid = answer.filename().orElseThrow().substring(0, 32);
    assertThat(answer.location())
        .hasValue(
            s3.endpoint() + "/distributedbucket-final/" + uuid + "_a%20b%26%C3%BC_output.jpg");
  }

  @Test
  void everySourceFindsTheSameInTheSameImage() {
    byte[] scene = IMAGES.file(1);
    s3.put("others", "scene", scene);
    List<Detection> preloaded = found(YoloRequest.preloaded(1));
    assertThat(found(YoloRequest.image(scene))).isEqualTo(preloaded);
    assertThat(found(YoloRequest.object("others", "scene"))).isEqualTo(preloaded);
    List<YoloResponse.InImage> together =
        host.call(YoloRequest.images(List.of(IMAGES.file(0), scene)), invocation())
            .batch()
            .orElseThrow();
    assertThat(together).hasSize(2);
    assertThat(together.get(1).detections())
        .extracting(Detection::label)
        .isEqualTo(preloaded.stream().map(Detection::label).toList());
    assertThat(found(new YoloRequest())).isEqualTo(found(YoloRequest.preloaded(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/jpeg", "image/png"})
  void anImageIsAnsweredWithAnImageWhereThatIsWanted(String mediaType) throws Exception {
    byte[] scene = IMAGES.file(1);
    ResponseBody drawn =
        new HttpFunction<>(host)
            .respond(
                new Payload.Body(scene, "image/jpeg"), mediaType + ", */*;q=0.1", invocation());
    assertThat(drawn.mediaType()).isEqualTo(mediaType);
    assertThat(ImageEncoder.mediaType(drawn.bytes())).isEqualTo(mediaType);
    assertThat(decoded(drawn.bytes()).getWidth()).isEqualTo(decoded(scene).getWidth());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*/*", "text/html", "application/json, image/png;q=0.5"})
  void elseItIsAnsweredWithJson(String accept) {
    ResponseBody answer =
        new HttpFunction<>(host)
            .respond(new Payload.Body(IMAGES.file(1), "image/jpeg"), accept, invocation());
    assertThat(answer.mediaType()).isEqualTo(ResponseBody.JSON);
    assertThat(new String(answer.bytes(), StandardCharsets.UTF_8))
        .startsWith("{\"detections\":[")
        .doesNotContain("\"annotated\"");
  }

  @ParameterizedTest
  @CsvSource({
    "absent.jpg, NOT_FOUND, absent.jpg",
    "text, INVALID_REQUEST, neither JPEG nor PNG",
    "empty.jpg, INVALID_REQUEST, no bytes",
    "large.jpg, TOO_LARGE, large.jpg",
    "bomb.png, TOO_LARGE, too large"
  })
  void objectsThatCannotBeUsedAreRefused(String key, ErrorKind failure, String says) {
    assertThatThrownBy(() -> host.call(YoloRequest.object(key), invocation()))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(failure))
        .hasMessageContaining(says);
  }

  @Test
  void anImageThatNoJpegCanHoldIsNotAnnotatedAsOne() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(65_535, 2, BufferedImage.TYPE_BYTE_BINARY), "png", png);
    byte[] wide = png.toByteArray();
    HttpFunction<YoloRequest, YoloResponse> http = new HttpFunction<>(host);

    assertThatThrownBy(
            () -> http.respond(new Payload.Body(wide, "image/png"), "image/jpeg", invocation()))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.TOO_LARGE))
        .hasMessage(
            "the image has 65535 x 2 pixels, and a JPEG at most 65500 a side; ask for image/png");
    assertThat(
            http.respond(new Payload.Body(wide, "image/png"), "image/png", invocation())
                .mediaType())
        .isEqualTo("image/png");
  }

  @Test
  void bucketsThatAreNotThereAreNamed() {
    assertThatThrownBy(() -> host.call(YoloRequest.object("nowhere", "a.jpg"), invocation()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("nowhere");
    s3.put("distributedbucket", "scene.jpg", IMAGES.file(0));
    try (FunctionHost<YoloRequest, YoloResponse> lost =
        TestFunction.host(s3, Map.of("OUTPUT_BUCKET", "no-output"))) {
      assertThatThrownBy(() -> lost.call(YoloRequest.object("scene.jpg"), invocation()))
          .as("a copy that cannot be stored is no success")
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("no-output");
    }
  }

  @Test
  void refusedAccessIsSaidToBeThat() {
    try (FunctionHost<YoloRequest, YoloResponse> stranger =
        TestFunction.host(s3, Map.of("AWS_SECRET_ACCESS_KEY", "wrong"))) {
      assertThatThrownBy(() -> stranger.call(YoloRequest.object("scene.jpg"), invocation()))
          .isInstanceOfSatisfying(
              FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.DENIED));
    }
  }

  @Test
  void oneOfSeveralRequestsFailsByItself() {
    s3.put("distributedbucket", "scene.jpg", IMAGES.file(1));
    List<Outcome<YoloResponse>> outcomes =
        host.invokeAll(
            List.of(
                json("{\"filename\": \"scene.jpg\"}"),
                json("{\"filename\": \"absent.jpg\"}"),
                json("{\"filename\": \"text\"}"),
                json("{\"input_file_seq\": 1}")),
            invocation());
    assertThat(outcomes)
        .extracting(outcome -> outcome instanceof Outcome.Success<YoloResponse>)
        .containsExactly(true, false, false, true);
  }

  @Test
  void boxesLieInThePhotograph() throws Exception {
    byte[] photograph = TestData.file("images/horses.jpg");
    BufferedImage image = decoded(photograph);
    assertThat(found(YoloRequest.image(photograph)))
        .isNotEmpty()
        .allSatisfy(
            detection -> {
              Detection.Box box = detection.box();
              assertThat(box.x()).isNotNegative();
              assertThat(box.y()).isNotNegative();
              assertThat(box.x() + box.width()).isLessThanOrEqualTo(image.getWidth());
              assertThat(box.y() + box.height()).isLessThanOrEqualTo(image.getHeight());
              assertThat(box.width()).isPositive();
              assertThat(box.height()).isPositive();
            });
  }

  @Test
  void settingsThatNameNothingUsableAreNamed() {
    Map.of(
            "DUET_MODEL=s3://nowhere/at-all", "nowhere",
            "DUET_MODEL=somewhere", "'somewhere' is not an object's address",
            "DUET_IMAGES=s3://distributedbucket/nothing/", "nothing")
        .forEach(
            (setting, says) -> {
              String[] parts = setting.split("=", 2);
              assertThatThrownBy(() -> TestFunction.host(s3, Map.of(parts[0], parts[1])))
                  .as(setting)
                  .isInstanceOf(InvalidSettingException.class)
                  .hasMessageStartingWith(parts[0])
                  .hasMessageContaining(says);
            });
  }

  @Test
  void anOutputOfItsOwnIsNotTakenForAnInput() {
    String output = OutputName.of("scene.jpg").unique();
    s3.put("distributedbucket-final", output, IMAGES.file(0));
    assertThatThrownBy(
            () -> host.call(YoloRequest.object("distributedbucket-final", output), invocation()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("distributedbucket-final");
  }

  private static List<Detection> found(YoloRequest request) {
    return host.call(request, invocation()).detections().orElseThrow();
  }

  private static byte[] stored(YoloResponse answer) {
    S3Address address =
        new S3Address(answer.bucket().orElseThrow(), answer.filename().orElseThrow());
    try (ObjectStore store = ObjectStores.open(TestFunction.environment(s3, Map.of()).settings())) {
      return store.read(address.uri(), Integer.MAX_VALUE);
    }
  }

  private static byte[] json(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static Invocation invocation() {
    return host.begin(Optional.of("test"), Optional.empty());
  }

  /** A PNG of 60,000 × 60,000 pixels, of which next to none are there. */
  private static byte[] bomb() {
    ByteBuffer png = ByteBuffer.allocate(100);
    png.putLong(0x89504E470D0A1A0AL);
    chunk(
        png,
        "IHDR",
        ByteBuffer.allocate(13).putInt(60_000).putInt(60_000).put(8, (byte) 8).put(9, (byte) 2));
    chunk(png, "IDAT", ByteBuffer.allocate(8));
    chunk(png, "IEND", ByteBuffer.allocate(0));
    return Arrays.copyOf(png.array(), png.position());
  }

  private static void chunk(ByteBuffer png, String type, ByteBuffer data) {
    int start = png.putInt(data.capacity()).position();
    png.put(type.getBytes(StandardCharsets.US_ASCII)).put(data.array());
    CRC32 crc = new CRC32();
    crc.update(png.array(), start, png.position() - start);
    png.putInt((int) crc.getValue());
  }

  private static BufferedImage decoded(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}
