package io.faasduet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Settings;
import io.faasduet.image.PngFile.Colour;
import io.faasduet.testkit.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private final ImageDecoder decoder = new ImageDecoder();

  @Test
  void noBytesAreNoImage() {
    assertRefused(new byte[0], "no bytes at all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "\u0000", "<svg xmlns='http://www.w3.org/2000/svg'/>", "{}"})
  void whatIsNotAnImageIsRefused(String text) {
    assertRefused(text.getBytes(StandardCharsets.ISO_8859_1), "neither JPEG nor PNG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GIF89a",
        "BM\0\0\0\0",
        "RIFF\0\0\0\0WEBP",
        "\0\0\0\030ftypheic",
        "II*\0",
        "MM\0*"
      })
  void otherFormatsAreUnsupportedMedia(String start) {
    byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> decoder.decode(bytes, 8, 8))
        .isInstanceOfSatisfying(
            FunctionException.class,
            e -> assertThat(e.failure()).isEqualTo(ErrorKind.UNSUPPORTED_MEDIA))
        .hasMessageContaining("send JPEG or PNG");
  }

  @Test
  void aPngThatClaimsMillionsOfPixelsIsRefusedUnread() {
    assertTooLarge(
        new PngWriter().header(100_000, 100_000, 8, Colour.RGB, false).end(),
        "100000 x 100000 pixels; the limit of a PNG is 65535 a side");
    assertTooLarge(
        new PngWriter().header(10_000, 10_000, 8, Colour.RGB, false).end(),
        "10000 x 10000 pixels; the limit is 50000000 pixels, the setting DUET_MAX_PIXELS");
    assertTooLarge(
        new PngWriter().header(Integer.MAX_VALUE, 1, 16, Colour.RGB_ALPHA, true).end(),
        "too large");
    assertTooLarge(new PngWriter().header(65_536, 1, 1, Colour.GREY, false).end(), "too large");
  }

  @Test
  void aJpegThatClaimsMillionsOfPixelsIsRefusedUnread() {
    for (boolean progressive : new boolean[] {false, true}) {
      byte[] jpeg = JpegWriter.raw(16, 16, 1, progressive, at -> 80);
      int frame = 2;
      while ((jpeg[frame + 1] & 0xFE) != 0xC0 && (jpeg[frame + 1] & 0xFF) != 0xC2) {
        frame += 2 + ((jpeg[frame + 2] & 0xFF) << 8 | jpeg[frame + 3] & 0xFF);
      }
      for (int i = 5; i < 9; i++) {
        jpeg[frame + i] = (byte) 0xFF;
      }
      assertTooLarge(jpeg, "65535 x 65535 pixels; the limit of a JPEG is 65500 a side");
    }
  }

  @Test
  void theLimitIsOnPixelsAndCountsProgressiveOnesTwice() {
    ImageDecoder strict = new ImageDecoder(256);
    byte[] baseline = JpegWriter.raw(16, 16, 1, false, at -> 80);
    byte[] progressive = JpegWriter.raw(16, 16, 1, true, at -> 80);
    assertThat(strict.decode(baseline, 16, 16).width()).isEqualTo(16);
    assertThat(new ImageDecoder(512).decode(progressive, 16, 16).width()).isEqualTo(16);
    assertThatThrownBy(() -> strict.decode(progressive, 16, 16))
        .isInstanceOf(FunctionException.class)
        .hasMessageEndingWith(
            "128 pixels for a progressive JPEG, half of the setting DUET_MAX_PIXELS");
    assertThatThrownBy(() -> new ImageDecoder(255).decode(baseline, 16, 16))
        .isInstanceOf(FunctionException.class);
    ImageDecoder set = ImageDecoder.of(Settings.of(Map.of("DUET_MAX_PIXELS", "255")));
    assertThatThrownBy(() -> set.decode(baseline, 16, 16))
        .hasMessageContaining("the limit is 255 pixels");
  }

  private void assertTooLarge(byte[] encoded, String why) {
    assertThatThrownBy(() -> decoder.decode(encoded, 8, 8))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.TOO_LARGE))
        .hasMessageContaining(why);
  }

  @Test
  void manyThreadsMayDecodeAtOnce() throws Exception {
    byte[] jpeg = JpegWriter.raw(300, 200, 3, true, at -> (at.x() + at.y()) % 256);
    byte[] png = PngImagesTest.rgb(300, 200);
    byte[] jpegPixels = decoder.decode(jpeg, 64, 64).bytes();
    byte[] pngPixels = decoder.decode(png, 64, 64).bytes();
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      byte[] encoded = i % 2 == 0 ? jpeg : png;
      byte[] expected = i % 2 == 0 ? jpegPixels : pngPixels;
      work.add(() -> java.util.Arrays.equals(decoder.decode(encoded, 64, 64).bytes(), expected));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Boolean> same : threads.invokeAll(work)) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void photographsAreDecoded() throws IOException {
    for (Path file : TestData.filesIn("images")) {
      RgbImage image = decoder.decode(Files.readAllBytes(file), 227, 227);
      assertThat(image.width()).as(file.toString()).isBetween(227, 453);
      assertThat(image.height()).as(file.toString()).isBetween(227, 453);
    }
  }

  private void assertRefused(byte[] image, String why) {
    assertThatThrownBy(() -> decoder.decode(image, 8, 8))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(why);
  }
}
