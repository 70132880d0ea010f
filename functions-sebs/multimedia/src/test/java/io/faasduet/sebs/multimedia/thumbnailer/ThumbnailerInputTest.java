package io.faasduet.sebs.multimedia.thumbnailer;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.runtime.json.Json;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.StoredResult;
import io.faasduet.sebs.storage.TransferMeasurement;
import io.faasduet.testkit.TestData;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The generator, the function and the check of its answers together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThumbnailerInputTest {
  private static final String OUT = "210.thumbnailer-0-output/";

  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final ThumbnailerInput input = new ThumbnailerInput(Settings.of(s3.settings()));
  private final Thumbnailer function = new Thumbnailer(InitContext.of(Settings.of(s3.settings())));
  @TempDir private static Path directory;
  private InputContext context;
  private GeneratedInput generated;
  private ThumbnailerResponse right;
  private byte[] thumbnail;

  @BeforeAll
  void answerTheTest() throws Exception {
    s3.createBucket("bench");
    context = context(InputSize.TEST, Optional.empty());
    generated = input.generate(context);
    right = respond(generated);
    thumbnail = stored(right.result().key());
  }

  @AfterAll
  void close() {
    function.close();
    s3.close();
  }

  @Test
  void theThumbnailOfADrawnImageIsRight() throws Exception {
    assertThat(generated.objects()).hasSize(1);
    assertThat(Files.size(generated.objects().get(0).file())).isBetween(1_500_000L, 4_000_000L);
    assertThat(validate(right)).isEmpty();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(thumbnail));
    assertThat(image.getWidth()).isEqualTo(133);
    assertThat(image.getHeight()).isEqualTo(200);
    TransferMeasurement measurement = right.measurement();
    assertThat(measurement.downloadTime()).isPositive();
    assertThat(measurement.computeTime()).isPositive();
    assertThat(measurement.uploadTime()).isPositive();
  }

  @Test
  void theLargeInputHasTwiceThePixels() throws Exception {
    InputContext large = context(InputSize.LARGE, Optional.empty());
    GeneratedInput made = input.generate(large);

    ThumbnailerResponse response = respond(made);

    assertThat(input.validate(answer(made, response, large))).isEmpty();
    assertThat(response.measurement().downloadSize())
        .isGreaterThan(3 * right.measurement().downloadSize() / 2);
  }

  @Test
  void theSameSeedMakesTheSameImage() throws Exception {
    byte[] first = Files.readAllBytes(generated.objects().get(0).file());

    input.generate(context);

    assertThat(Files.readAllBytes(generated.objects().get(0).file())).isEqualTo(first);
  }

  @Test
  void sebsPhotographsAreTakenWhereTheyAre() throws Exception {
    Path data = TestData.filesIn("sebs/200.multimedia/210.thumbnailer").get(0).getParent();
    InputContext own = context(InputSize.SMALL, Optional.of(data));
    GeneratedInput made = input.generate(own);

    ThumbnailerResponse response = respond(made);

    assertThat(response.result().key())
        .startsWith(OUT + "6_astronomy-desktop-wallpaper-evening-1624438.");
    assertThat(response.measurement().downloadSize()).isEqualTo(2_191_330);
    assertThat(input.validate(answer(made, response, own))).isEmpty();
  }

  @Test
  void anotherObjectIsRefused() throws Exception {
    assertThat(validate(with(new StoredResult("other", right.result().key()))))
        .contains("result.bucket is other, not bench");
    assertThat(validate(with(new StoredResult("bench", OUT + "drawn.jpg"))))
        .contains("result.key is " + OUT + "drawn.jpg, not an upload of " + OUT + "drawn.jpg");
    assertThat(validate(with(new StoredResult("bench", OUT + "drawn.00000000.jpg"))))
        .hasValueSatisfying(fault -> assertThat(fault).contains("drawn.00000000.jpg"));
    assertThat(input.validate(new BenchmarkAnswer(generated.payload(), Map.of("a", 1), context)))
        .isPresent();
  }

  @Test
  void anAnswerWithoutMeasurementIsRefused() throws Exception {
    Map<String, Object> response =
        Map.of("result", Map.of("bucket", "bench", "key", right.result().key()));
    assertThat(input.validate(new BenchmarkAnswer(generated.payload(), response, context)))
        .hasValueSatisfying(fault -> assertThat(fault).contains("download_size is missing"));
  }

  @Test
  void wrongSizesInTheMeasurementAreRefused() throws Exception {
    TransferMeasurement is = right.measurement();
    assertThat(
            validate(
                new ThumbnailerResponse(
                    right.result(), new TransferMeasurement(1, 7, 1, is.uploadSize(), 1))))
        .hasValueSatisfying(fault -> assertThat(fault).contains("download_size"));
    assertThat(
            validate(
                new ThumbnailerResponse(
                    right.result(), new TransferMeasurement(1, is.downloadSize(), 1, 7, 1))))
        .hasValueSatisfying(fault -> assertThat(fault).contains("upload_size"));
  }

  @Test
  void whatIsNoJpegIsRefused() throws Exception {
    assertRefused(encoded(scaled(133, 200), "png"), "is not a JPEG");
    assertRefused(new byte[] {-1}, "is not a JPEG");
    assertRefused(Arrays.copyOf(thumbnail, 2), "cannot be");
  }

  @Test
  void anotherSizeOrShapeIsRefused() throws Exception {
    assertRefused(encoded(scaled(200, 300), "jpeg"), "200 x 300 pixels, more than 200 x 200");
    assertRefused(encoded(scaled(66, 100), "jpeg"), "would fit the box with more");
    assertRefused(encoded(scaled(200, 200), "jpeg"), "another shape");
    assertRefused(encoded(scaled(130, 200), "jpeg"), "another shape");
  }

  @Test
  void otherColoursAreRefused() throws Exception {
    BufferedImage mirrored = new BufferedImage(133, 200, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = mirrored.createGraphics();
    graphics.drawImage(scaled(133, 200), 133, 0, -133, 200, null);
    graphics.dispose();
    assertRefused(encoded(mirrored, "jpeg"), "colours are not the image's");
    BufferedImage darker = scaled(133, 200);
    for (int i = 0; i < 133 * 200; i++) {
      Color is = new Color(darker.getRGB(i % 133, i / 133));
      Color less =
          new Color(
              Math.max(0, is.getRed() - 3),
              Math.max(0, is.getGreen() - 3),
              Math.max(0, is.getBlue() - 3));
      darker.setRGB(i % 133, i / 133, less.getRGB());
    }
    assertRefused(encoded(darker, "jpeg"), "on average");
  }

  private byte[] stored(String key) {
    try (BenchmarkStorage storage = BenchmarkStorage.open(Settings.of(s3.settings()))) {
      return storage.download("bench", key);
    }
  }

  private void assertRefused(byte[] wrong, String says) throws Exception {
    String key = OUT + "drawn.0123abcd.jpg";
    s3.put("bench", key, wrong);
    ThumbnailerResponse response =
        new ThumbnailerResponse(
            new StoredResult("bench", key),
            new TransferMeasurement(1, right.measurement().downloadSize(), 1, wrong.length, 1));
    assertThat(validate(response)).hasValueSatisfying(fault -> assertThat(fault).contains(says));
  }

  private BufferedImage scaled(int width, int height) throws IOException {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = scaled.createGraphics();
    graphics.drawImage(
        ImageIO.read(new ByteArrayInputStream(thumbnail)), 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, format, file);
    return file.toByteArray();
  }

  private ThumbnailerResponse with(StoredResult result) {
    return new ThumbnailerResponse(result, right.measurement());
  }

  private Optional<String> validate(ThumbnailerResponse response) throws IOException {
    return input.validate(answer(generated, response, context));
  }

  private ThumbnailerResponse respond(GeneratedInput made) throws Exception {
    for (InputObject object : made.objects()) {
      s3.put("bench", object.key(), Files.readAllBytes(object.file()));
    }
    ThumbnailerRequest request =
        Json.read(
            Json.write(made.payload()), ThumbnailerRequest.class, Thumbnailer.SPEC.fieldNaming());
    return function.apply(request, Invocation.of("test"));
  }

  private static BenchmarkAnswer answer(
      GeneratedInput made, ThumbnailerResponse response, InputContext context) {
    TransferMeasurement measurement = response.measurement();
    return new BenchmarkAnswer(
        made.payload(),
        Map.of(
            "result",
            Map.of("bucket", response.result().bucket(), "key", response.result().key()),
            "measurement",
            Map.of(
                "download_size", measurement.downloadSize(),
                "upload_size", measurement.uploadSize())),
        context);
  }

  private InputContext context(InputSize size, Optional<Path> data) {
    return new InputContext(
        size,
        42,
        data,
        directory,
        "bench",
        List.of("210.thumbnailer-0-input"),
        List.of("210.thumbnailer-0-output"),
        Duration.ofSeconds(60));
  }
}
