package io.faasduet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.testkit.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files were drawn and encoded, and the thumbnails made, with Pillow 13.0.0: an image of 363 ×
 * 251 pixels with slopes and discs, {@code thumbnail((width, height))}.
 */
class ThumbnailTest {
  private final ImageDecoder decoder = new ImageDecoder();

  /**
   * An eighth, a quarter, a half and the whole of each kind of JPEG, and PNG. For boxes of 20 × 20
   * and 22 × 22 Pillow halves what it has decoded at a quarter, where samples at edges are cut to 0
   * and 255, and this decodes an eighth. Where only columns of colours are halved, Pillow's library
   * blends them and this does not.
   */
  @ParameterizedTest
  @CsvSource({
    "420.jpg, 20, 20, 4",
    "420.jpg, 40, 60, 1",
    "422-restarts.jpg, 21, 60, 3",
    "422-restarts.jpg, 60, 40, 9",
    "444.jpg, 22, 22, 4",
    "444.jpg, 44, 44, 1",
    "444.jpg, 90, 200, 1",
    "grey.jpg, 22, 22, 1",
    "cmyk.jpg, 40, 40, 2",
    "rgb.png, 30, 30, 1",
    "rgb.png, 7, 400, 1"
  })
  void isPillows(String file, int width, int height, int most) throws IOException {
    RgbImage expected = expected(file, width, height);

    RgbImage thumbnail = decoder.thumbnail(file(file), width, height);

    assertThat(thumbnail.width()).isEqualTo(expected.width());
    assertThat(thumbnail.height()).isEqualTo(expected.height());
    assertThat(mostDifferent(thumbnail, expected)).isLessThanOrEqualTo(most);
    assertThat(meanDifference(thumbnail, expected)).isLessThan(most == 1 ? 0.1 : 0.5);
  }

  /** Here the samples of colour are enlarged first, and squares of them averaged. */
  @Test
  void ofAProgressiveJpegIsPillowsButForTheEdgesOfColours() throws IOException {
    RgbImage expected = expected("progressive.jpg", 40, 40);

    RgbImage thumbnail = decoder.thumbnail(file("progressive.jpg"), 40, 40);

    assertThat(meanDifference(thumbnail, expected)).isLessThan(1);
  }

  @ParameterizedTest
  @CsvSource({
    "20, 20, 20, 14",
    "1, 1, 1, 1",
    "362, 900, 362, 250",
    "900, 250, 362, 250",
    "363, 251, 363, 251",
    "5000, 5000, 363, 251",
    "100000000, 1, 1, 1",
    "7, 400, 7, 5"
  })
  void keepsTheShapeWithinTheBox(int boxWidth, int boxHeight, int width, int height)
      throws IOException {
    RgbImage thumbnail = decoder.thumbnail(file("420.jpg"), boxWidth, boxHeight);

    assertThat(thumbnail.width()).isEqualTo(width);
    assertThat(thumbnail.height()).isEqualTo(height);
    assertThat(thumbnail.sourceWidth()).isEqualTo(363);
  }

  @Test
  void ofAnImageThatFitsIsTheImage() throws IOException {
    byte[] file = file("420.jpg");

    assertThat(decoder.thumbnail(file, 400, 400).bytes())
        .isEqualTo(decoder.decode(file, 363, 251).bytes());
  }

  /** Pillow leaves it on its side. */
  @Test
  void isUpright() throws IOException {
    RgbImage lying = decoder.thumbnail(file("420.jpg"), 40, 30);

    RgbImage upright = decoder.thumbnail(file("turned.jpg"), 30, 40);

    assertThat(upright.width()).isEqualTo(lying.height());
    assertThat(upright.height()).isEqualTo(lying.width());
    for (int y = 0; y < lying.height(); y++) {
      for (int x = 0; x < lying.width(); x++) {
        assertThat(upright.rgb(lying.height() - 1 - y, x)).isEqualTo(lying.rgb(x, y));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"420.jpg", "422-restarts.jpg", "444.jpg", "grey.jpg", "rgb.png"})
  void ofADamagedFileIsRefusedOrMadeOfWhatIsThere(String name) throws IOException {
    byte[] file = file(name);
    for (int at = 2; at < file.length; at += 97) {
      byte[] damaged = file.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      try {
        assertThat(decoder.thumbnail(damaged, 20, 20).width()).isBetween(1, 20);
      } catch (InvalidRequestException e) {
        assertThat(e).hasMessageContaining("image");
      }
    }
  }

  @Test
  void ofAJpegWhosePixelsEndEarlyIsRefused() throws IOException {
    byte[] file = file("420.jpg");
    byte[] shorter = Arrays.copyOf(file, file.length - 2000);
    shorter[shorter.length - 2] = (byte) 0xFF;
    shorter[shorter.length - 1] = (byte) 0xD9;

    for (int box : new int[] {20, 40}) {
      assertThatThrownBy(() -> decoder.thumbnail(shorter, box, box))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("end early");
    }
  }

  @Test
  void ofAJpegWithoutARestartMarkerIsRefused() throws IOException {
    byte[] file = file("422-restarts.jpg");
    String hex = HexFormat.of().formatHex(file);
    byte[] lacking = HexFormat.of().parseHex(hex.replaceFirst("ffd3", "ff00"));

    assertThatThrownBy(() -> decoder.thumbnail(lacking, 20, 20))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("damaged JPEG");
  }

  @Test
  void ofALargePhotographIsPillows() {
    byte[] file =
        TestData.file(
            "sebs/200.multimedia/210.thumbnailer/6_astronomy-desktop-wallpaper-evening-1624438.jpg");

    RgbImage thumbnail = decoder.thumbnail(file, 200, 200);

    assertThat(thumbnail.width()).isEqualTo(133);
    assertThat(thumbnail.height()).isEqualTo(200);
    assertAbout(thumbnail.rgb(0, 0), 0x0E1116);
    assertAbout(thumbnail.rgb(66, 100), 0x31474F);
    assertAbout(thumbnail.rgb(20, 180), 0x050608);
  }

  private static void assertAbout(int rgb, int expected) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(rgb >> shift & 0xFF)
          .isBetween((expected >> shift & 0xFF) - 1, (expected >> shift & 0xFF) + 1);
    }
  }

  private RgbImage expected(String file, int width, int height) throws IOException {
    String name = file.substring(0, file.indexOf('.')) + "-" + width + "x" + height + ".png";
    return decoder.decode(file(name), 1000, 1000);
  }

  private static int mostDifferent(RgbImage one, RgbImage other) {
    int most = 0;
    for (int i = 0; i < one.bytes().length; i++) {
      most = Math.max(most, Math.abs((one.bytes()[i] & 0xFF) - (other.bytes()[i] & 0xFF)));
    }
    return most;
  }

  private static double meanDifference(RgbImage one, RgbImage other) {
    assertThat(one.bytes()).hasSameSizeAs(other.bytes());
    double sum = 0;
    for (int i = 0; i < one.bytes().length; i++) {
      sum += Math.abs((one.bytes()[i] & 0xFF) - (other.bytes()[i] & 0xFF));
    }
    return sum / one.bytes().length;
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = ThumbnailTest.class.getResourceAsStream("drawn/" + name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }
}
