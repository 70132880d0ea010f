package io.faasduet.image;

import static io.faasduet.image.PngImagesTest.assertPixels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.ToIntFunction;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegImagesTest {
  private static final int WIDTH = 48;
  private static final int HEIGHT = 40;

  private final ImageDecoder decoder = new ImageDecoder();

  /** Smooth, so that JPEG's losses stay small. */
  private static final ToIntFunction<PngWriter.At> SLOPES =
      at -> 40 + 2 * at.x() + (at.sample() + 1) * at.y();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatTheJdkReadsOfAnOrdinaryJpegIsTheSame(boolean progressive) throws IOException {
    byte[] jpeg = JpegWriter.withJfif(JpegWriter.raw(WIDTH, HEIGHT, 3, progressive, SLOPES));
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertPixels(
        decoder.decode(jpeg, WIDTH, HEIGHT),
        WIDTH,
        HEIGHT,
        (x, y) -> expected.getRGB(x, y) & 0xFFFFFF);
  }

  @Test
  void aGreyJpegKeepsItsGreys() throws IOException {
    byte[] jpeg = JpegWriter.withJfif(JpegWriter.raw(WIDTH, HEIGHT, 1, false, SLOPES));
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertPixels(
        decoder.decode(jpeg, WIDTH, HEIGHT),
        WIDTH,
        HEIGHT,
        (x, y) -> expected.getRaster().getSample(x, y, 0) * 0x010101);
  }

  @Test
  void adobesRgbIsNotConverted() {
    byte[] jpeg = JpegWriter.withAdobe(JpegWriter.raw(WIDTH, HEIGHT, 3, false, SLOPES), 0);
    assertAbout(jpeg, SLOPES);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void inksBecomeLight(boolean progressive) {
    byte[] inks =
        JpegWriter.raw(
            WIDTH, HEIGHT, 4, progressive, at -> at.sample() == 3 ? 51 : SLOPES.applyAsInt(at));
    assertAbout(inks, at -> (255 - SLOPES.applyAsInt(at)) * (255 - 51) / 255);
    assertAbout(JpegWriter.withAdobe(inks, 0), at -> SLOPES.applyAsInt(at) * 51 / 255);
  }

  @Test
  void adobesYcckIsConvertedTwice() {
    int[] ycck = {90, 140, 110, 204};
    byte[] jpeg =
        JpegWriter.withAdobe(JpegWriter.raw(16, 16, 4, false, at -> ycck[at.sample()]), 2);
    double[] complement = {
      90 + 1.402 * (110 - 128),
      90 - 0.344136 * (140 - 128) - 0.714136 * (110 - 128),
      90 + 1.772 * (140 - 128)
    };
    assertAbout(jpeg, 16, 16, at -> (int) ((255 - complement[at.sample()]) * 204 / 255));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, 2, 3, 4, 5",
    "2, 1, 0, 3, 2, 5, 4",
    "3, 5, 4, 3, 2, 1, 0",
    "4, 4, 5, 2, 3, 0, 1",
    "5, 0, 2, 4, 1, 3, 5",
    "6, 4, 2, 0, 5, 3, 1",
    "7, 5, 3, 1, 4, 2, 0",
    "8, 1, 3, 5, 0, 2, 4"
  })
  void imagesAreTurnedUpright(
      int exif, int first, int second, int third, int fourth, int fifth, int sixth) {
    // Stored as two columns and three rows of 16x16 pixels, numbered 0 to 5.
    ToIntFunction<PngWriter.At> tiles = at -> 40 * (at.x() / 16 + 2 * (at.y() / 16));
    for (boolean little : new boolean[] {false, true}) {
      byte[] jpeg =
          JpegWriter.with(
              JpegWriter.withJfif(JpegWriter.raw(32, 48, 1, false, tiles)),
              0xE1,
              exif(exif, little));
      int columns = exif < 5 ? 2 : 3;
      RgbImage image = decoder.decode(jpeg, columns, 6 / columns);
      assertThat(image.sourceWidth()).isEqualTo(columns * 16);
      assertThat(image.sourceHeight()).isEqualTo(6 / columns * 16);
      int[] tile = {first, second, third, fourth, fifth, sixth};
      assertPixels(image, columns, 6 / columns, (x, y) -> tile[y * columns + x] * 40 * 0x010101);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anOrientationMayBeALongNumber(boolean little) {
    byte[] exif = exif(6, little);
    int field = 6 + 8 + 2 + 12;
    java.nio.ByteBuffer.wrap(exif)
        .order(little ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN)
        .putShort(field + 2, (short) 4)
        .putInt(field + 8, 6);
    assertThat(turned(exif)).isTrue();
  }

  @Test
  void theFirstOfSeveralExifBlocksCounts() {
    assertThat(turned(exif(6, false), exif(1, false))).isTrue();
    assertThat(turned(exif(6, true), exif(99, false))).isTrue();
    assertThat(turned(exif(1, false), exif(6, false))).isFalse();
  }

  private boolean turned(byte[]... exif) {
    byte[] jpeg = JpegWriter.withJfif(JpegWriter.raw(32, 16, 1, false, at -> 80));
    for (int i = exif.length - 1; i >= 0; i--) {
      jpeg = JpegWriter.with(jpeg, 0xE1, exif[i]);
    }
    return decoder.decode(jpeg, 8, 8).sourceWidth() == 16;
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "20202020202020", "FF00FF00", "FFD0", "FFFFFF", "FF01", "0000FF"})
  void bytesBetweenSegmentsThatBelongToNoneArePassedOver(String hex) {
    byte[] stray = HexFormat.of().parseHex(hex);
    byte[] jpeg = JpegWriter.withJfif(JpegWriter.raw(WIDTH, HEIGHT, 3, true, SLOPES));
    byte[] expected = decoder.decode(jpeg, WIDTH, HEIGHT).bytes();
    for (int at = 2; at >= 0; at = nextSegment(jpeg, at)) {
      ByteArrayOutputStream odd = new ByteArrayOutputStream();
      odd.write(jpeg, 0, at);
      odd.writeBytes(stray);
      odd.write(jpeg, at, jpeg.length - at);
      if (at > 2 || hex.startsWith("FF")) { // a JPEG begins with FF D8 FF
        assertThat(decoder.decode(odd.toByteArray(), WIDTH, HEIGHT).bytes()).isEqualTo(expected);
      }
    }
  }

  /** The next segment's place, up to the first scan; -1 behind that. */
  private static int nextSegment(byte[] jpeg, int at) {
    return (jpeg[at + 1] & 0xFF) == 0xDA
        ? -1
        : at + 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aJpegWithOtherDataInPlaceOfItsEndMarkerIsSaidToBeThat(boolean progressive) {
    byte[] jpeg = JpegWriter.withJfif(JpegWriter.raw(WIDTH, HEIGHT, 3, progressive, SLOPES));
    for (int marker : new int[] {0xC0, 0x02, 0xD8, 0xF7}) {
      ByteArrayOutputStream followed = new ByteArrayOutputStream();
      followed.write(jpeg, 0, jpeg.length - 2);
      followed.writeBytes(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', (byte) 0xFF, (byte) marker});
      followed.writeBytes(new byte[500]);
      assertRefused(followed.toByteArray(), "is a JPEG without an end marker where its pixels end");
    }
  }

  @Test
  void aJpegOfMoreThanItsReaderTakesIsTooLarge() {
    byte[] jpeg = JpegWriter.raw(16, 16, 1, false, at -> 80);
    int frame = indexOfFrame(jpeg);
    jpeg[frame + 7] = (byte) 0xFF;
    jpeg[frame + 8] = (byte) 0xDD;
    assertThatThrownBy(() -> decoder.decode(jpeg, 8, 8))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.TOO_LARGE))
        .hasMessageContaining("65501 x 16 pixels; the limit of a JPEG is 65500 a side");
  }

  @Test
  void damagedExifDataAreIgnored() {
    byte[] jpeg = JpegWriter.withJfif(JpegWriter.raw(16, 16, 1, false, at -> 80));
    byte[] whole = exif(6, false);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = JpegWriter.with(jpeg, 0xE1, Arrays.copyOf(whole, length));
      assertThat(decoder.decode(cut, 16, 16).rgb(3, 3)).isEqualTo(0x505050);
    }
  }

  @Test
  void aLargeJpegIsThinned() throws IOException {
    byte[] jpeg = JpegWriter.withJfif(JpegWriter.raw(WIDTH, HEIGHT, 3, false, SLOPES));
    RgbImage whole = decoder.decode(jpeg, WIDTH, HEIGHT);
    RgbImage thinned = decoder.decode(jpeg, 9, 13);
    assertPixels(thinned, 9, 13, (x, y) -> whole.rgb(3 + 5 * x, 1 + 3 * y));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aJpegCutShortIsRefusedWhereverItIsCut(boolean progressive) {
    byte[] jpeg = JpegWriter.withJfif(JpegWriter.raw(WIDTH, HEIGHT, 3, progressive, SLOPES));
    for (int length = 3; length < jpeg.length; length++) {
      byte[] cut = Arrays.copyOf(jpeg, length);
      assertThatThrownBy(() -> decoder.decode(cut, 8, 8))
          .as("cut to %d of %d bytes", length, jpeg.length)
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("cut short");
    }
  }

  @Test
  void aJpegWithAHoleInItsPixelsIsRefused() {
    byte[] jpeg = JpegWriter.withJfif(JpegWriter.raw(WIDTH, HEIGHT, 3, false, SLOPES));
    ByteArrayOutputStream holed = new ByteArrayOutputStream();
    holed.write(jpeg, 0, jpeg.length - 200);
    holed.write(0xFF);
    holed.write(0xD9);
    assertThatThrownBy(() -> decoder.decode(holed.toByteArray(), WIDTH, HEIGHT))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("damaged JPEG");
  }

  @Test
  void whatFollowsTheEndIsIgnored() {
    byte[] jpeg = JpegWriter.withJfif(JpegWriter.raw(16, 16, 1, false, at -> 80));
    assertThat(decoder.decode(Arrays.copyOf(jpeg, jpeg.length + 999), 16, 16).rgb(0, 0))
        .isEqualTo(0x505050);
  }

  @Test
  void rareKindsAreRefusedByName() {
    byte[] jpeg = JpegWriter.raw(16, 16, 1, false, at -> 80);
    byte[] arithmetic = jpeg.clone();
    byte[] twelveBits = jpeg.clone();
    byte[] flat = jpeg.clone();
    int frame = indexOfFrame(jpeg);
    arithmetic[frame + 1] = (byte) 0xC9;
    twelveBits[frame + 4] = 12;
    flat[frame + 6] = 0;
    assertRefused(arithmetic, "rare kind (frame type 9");
    assertRefused(twelveBits, "12 bits");
    assertRefused(flat, "damaged");
    assertThatThrownBy(() -> JpegWriter.raw(16, 16, 2, false, at -> 80))
        .hasMessageContaining("2 components");
  }

  @Test
  void aJpegThatGoesOverItsPixelsEndlesslyIsRefused() {
    byte[] jpeg = JpegWriter.raw(16, 16, 1, true, at -> 80);
    int lastScan = jpeg.length - 2;
    while ((jpeg[lastScan] & 0xFF) != 0xFF || (jpeg[lastScan + 1] & 0xFF) != 0xDA) {
      lastScan--;
    }
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(jpeg, 0, lastScan);
    for (int i = 0; i < 200; i++) {
      bomb.write(jpeg, lastScan, jpeg.length - 2 - lastScan);
    }
    bomb.write(jpeg, jpeg.length - 2, 2);
    assertRefused(bomb.toByteArray(), "more than 100 scans");
  }

  private void assertRefused(byte[] jpeg, String why) {
    assertThatThrownBy(() -> decoder.decode(jpeg, 8, 8))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(why);
  }

  private void assertAbout(byte[] jpeg, ToIntFunction<PngWriter.At> expected) {
    assertAbout(jpeg, WIDTH, HEIGHT, expected);
  }

  private void assertAbout(
      byte[] jpeg, int width, int height, ToIntFunction<PngWriter.At> expected) {
    RgbImage image = decoder.decode(jpeg, width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat(image.rgb(x, y) >> 16 - 8 * c & 0xFF)
              .as("pixel %d,%d channel %d", x, y, c)
              .isCloseTo(
                  expected.applyAsInt(new PngWriter.At(x, y, c)),
                  org.assertj.core.data.Offset.offset(4));
        }
      }
    }
  }

  private static int indexOfFrame(byte[] jpeg) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) < 0xC0 || (jpeg[at + 1] & 0xFF) > 0xC2) {
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
    }
    return at;
  }

  /** An Exif block with two fields, the orientation last. */
  private static byte[] exif(int orientation, boolean little) {
    java.nio.ByteBuffer tiff =
        java.nio.ByteBuffer.allocate(44)
            .order(little ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
    tiff.put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
    tiff.put(little ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'}).putShort((short) 42);
    tiff.putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x0100).putShort((short) 3).putInt(1).putInt(0);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return tiff.array();
  }
}
