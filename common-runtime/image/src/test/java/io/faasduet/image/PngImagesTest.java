package io.faasduet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.image.PngFile.Colour;
import io.faasduet.image.PngWriter.At;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngImagesTest {
  private static final int WIDTH = 21;
  private static final int HEIGHT = 13;

  private final ImageDecoder decoder = new ImageDecoder();

  static Stream<Arguments> kinds() {
    return Stream.of(false, true)
        .flatMap(
            interlaced ->
                Stream.concat(
                    Stream.of(1, 2, 4, 8, 16)
                        .map(bits -> Arguments.of(Colour.GREY, bits, interlaced)),
                    Stream.of(Colour.RGB, Colour.GREY_ALPHA, Colour.RGB_ALPHA)
                        .flatMap(
                            colour ->
                                Stream.of(8, 16)
                                    .map(bits -> Arguments.of(colour, bits, interlaced)))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindOfPngIsDecodedToThePixel(Colour colour, int bits, boolean interlaced) {
    byte[] png =
        new PngWriter()
            .header(WIDTH, HEIGHT, bits, colour, interlaced)
            .pixels(WIDTH, HEIGHT, bits, colour, interlaced, at -> sample(at, bits))
            .end();
    assertPixels(
        decoder.decode(png, WIDTH, HEIGHT),
        WIDTH,
        HEIGHT,
        (x, y) -> {
          boolean grey = colour == Colour.GREY || colour == Colour.GREY_ALPHA;
          int alphaAt = colour == Colour.GREY_ALPHA ? 1 : colour == Colour.RGB_ALPHA ? 3 : -1;
          double alpha = alphaAt < 0 ? 1 : level(sample(new At(x, y, alphaAt), bits), bits) / 255.0;
          int rgb = 0;
          for (int channel = 0; channel < 3; channel++) {
            int value = level(sample(new At(x, y, grey ? 0 : channel), bits), bits);
            rgb = rgb << 8 | (int) Math.round(value * alpha + 255 * (1 - alpha));
          }
          return rgb;
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatTheJdkReadsOfAnOrdinaryPngIsTheSame(boolean interlaced) throws IOException {
    byte[] png =
        new PngWriter()
            .header(WIDTH, HEIGHT, 8, Colour.RGB, interlaced)
            .pixels(WIDTH, HEIGHT, 8, Colour.RGB, interlaced, at -> sample(at, 8))
            .end();
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(png));
    assertPixels(
        decoder.decode(png, WIDTH, HEIGHT),
        WIDTH,
        HEIGHT,
        (x, y) -> expected.getRGB(x, y) & 0xFFFFFF);
  }

  @Test
  void paletteColoursMayBeTransparentAndAreLaidOnWhite() {
    byte[] palette = {10, 20, 30, (byte) 200, 100, 0, 0, 0, 0};
    for (int bits : new int[] {2, 4, 8}) {
      byte[] png =
          new PngWriter()
              .header(5, 4, bits, Colour.PALETTE, false)
              .chunk("PLTE", palette)
              .chunk("tRNS", new byte[] {(byte) 255, 51})
              .pixels(5, 4, bits, Colour.PALETTE, false, at -> (at.x() + at.y()) % 3)
              .end();
      int[] expected = {0x0A141E, 0xF4E0CC, 0x000000};
      assertPixels(decoder.decode(png, 5, 4), 5, 4, (x, y) -> expected[(x + y) % 3]);
    }
  }

  @Test
  void oneColourMayBeNamedTransparent() {
    byte[] rgb =
        new PngWriter()
            .header(2, 1, 8, Colour.RGB, false)
            .chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3})
            .pixels(2, 1, 8, Colour.RGB, false, at -> at.x() + at.sample() + 1)
            .end();
    assertPixels(decoder.decode(rgb, 2, 1), 2, 1, (x, y) -> x == 0 ? 0xFFFFFF : 0x020304);
    byte[] grey =
        new PngWriter()
            .header(2, 1, 4, Colour.GREY, false)
            .chunk("tRNS", new byte[] {0, 5})
            .pixels(2, 1, 4, Colour.GREY, false, at -> at.x() + 5)
            .end();
    assertPixels(decoder.decode(grey, 2, 1), 2, 1, (x, y) -> x == 0 ? 0xFFFFFF : 0x666666);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aLargeImageIsThinnedToTheCentredGrid(Colour colour, int bits, boolean interlaced) {
    byte[] png =
        new PngWriter()
            .header(WIDTH, HEIGHT, bits, colour, interlaced)
            .pixels(WIDTH, HEIGHT, bits, colour, interlaced, at -> sample(at, bits))
            .end();
    RgbImage whole = decoder.decode(png, WIDTH, HEIGHT);
    RgbImage thinned = decoder.decode(png, 5, 6);
    assertThat(thinned.sourceWidth()).isEqualTo(WIDTH);
    assertThat(thinned.sourceHeight()).isEqualTo(HEIGHT);
    assertPixels(thinned, 5, 6, (x, y) -> whole.rgb(2 + 4 * x, 1 + 2 * y));
  }

  @Test
  void aPngCutShortIsRefusedWhereverItIsCut() {
    byte[] png = rgb(WIDTH, HEIGHT);
    for (int length = 8; length < png.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(png, length);
      assertThatThrownBy(() -> decoder.decode(cut, 8, 8))
          .as("cut to %d of %d bytes", length, png.length)
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("PNG");
    }
  }

  @Test
  void aPngWithAnyByteChangedIsRefused() {
    byte[] png = rgb(4, 4);
    for (int i = 8; i < png.length - 12; i++) {
      byte[] changed = png.clone();
      changed[i] ^= 0x10;
      assertThatThrownBy(() -> decoder.decode(changed, 4, 4))
          .as("byte %d changed", i)
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tEXt", "iTXt", "iCCP", "pHYs", "eXIf", "tRNS", "vpAg"})
  void aChunkThatIsNotNeededMayHaveAWrongChecksum(String name) {
    byte[] png = rgb(WIDTH, HEIGHT);
    byte[] chunk = new PngWriter().chunk(name, new byte[] {1, 2, 3}).end();
    ByteArrayOutputStream odd = new ByteArrayOutputStream();
    odd.write(png, 0, 33); // the signature and the header
    odd.write(chunk, 8, 4 + 4 + 3);
    odd.writeBytes(new byte[] {'b', 'a', 'd', '!'});
    odd.write(png, 33, png.length - 33);

    assertThat(decoder.decode(odd.toByteArray(), WIDTH, HEIGHT).bytes())
        .isEqualTo(decoder.decode(png, WIDTH, HEIGHT).bytes());
  }

  @Test
  void aChunkThatIsNeededIsNamedIfItsChecksumIsWrong() {
    byte[] png = rgb(4, 4);
    png[33 + 8] ^= 1;
    assertRefused(png, "a checksum is wrong, that of the chunk IDAT");
  }

  @Test
  void pixelsThatAreMissingOrNotCompressedAreRefused() {
    byte[] short1 =
        new PngWriter()
            .header(9, 9, 8, Colour.RGB, false)
            .chunk("IDAT", PngWriter.deflate(new byte[100]))
            .end();
    assertRefused(short1, "pixels are missing");
    byte[] none = new PngWriter().header(9, 9, 8, Colour.RGB, false).end();
    assertRefused(none, "pixels are missing");
    byte[] garbage =
        new PngWriter()
            .header(9, 9, 8, Colour.RGB, false)
            .chunk("IDAT", new byte[] {1, 2, 3, 4})
            .end();
    assertRefused(garbage, "cannot be decompressed");
  }

  @Test
  void headersThatPngDoesNotKnowAreRefused() {
    assertRefused(new PngWriter().chunk("IDAT", new byte[13]).end(), "no header");
    assertRefused(new PngWriter().header(9, 9, 4, Colour.RGB, false).end(), "does not exist");
    assertRefused(new PngWriter().header(0, 9, 8, Colour.RGB, false).end(), "header is wrong");
    assertRefused(new PngWriter().header(9, -1, 8, Colour.RGB, false).end(), "header is wrong");
    assertRefused(new PngWriter().header(9, 9, 8, Colour.PALETTE, false).end(), "no palette");
    assertRefused(
        new PngWriter().header(9, 9, 8, Colour.RGB, false).chunk("ABCD", new byte[1]).end(),
        "critical chunk");
  }

  @Test
  void aColourOutsideThePaletteIsRefused() {
    byte[] png =
        new PngWriter()
            .header(2, 2, 8, Colour.PALETTE, false)
            .chunk("PLTE", new byte[3])
            .pixels(2, 2, 8, Colour.PALETTE, false, At::x)
            .end();
    assertRefused(png, "not in its palette");
  }

  @Test
  void aCompressedTextThatUnpacksToGigabytesCostsNothing() {
    byte[] png =
        new PngWriter()
            .header(1, 1, 8, Colour.GREY, false)
            .chunk("zTXt", PngWriter.deflate(new byte[10_000_000]))
            .pixels(1, 1, 8, Colour.GREY, false, at -> 7)
            .end();
    assertThat(decoder.decode(png, 1, 1).rgb(0, 0)).isEqualTo(0x070707);
  }

  static byte[] rgb(int width, int height) {
    return new PngWriter()
        .header(width, height, 8, Colour.RGB, false)
        .pixels(width, height, 8, Colour.RGB, false, at -> sample(at, 8))
        .end();
  }

  static void assertPixels(RgbImage image, int width, int height, IntBinaryOperator expected) {
    assertThat(image.width()).isEqualTo(width);
    assertThat(image.height()).isEqualTo(height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        assertThat(Integer.toHexString(image.rgb(x, y)))
            .as("pixel %d,%d", x, y)
            .isEqualTo(Integer.toHexString(expected.applyAsInt(x, y)));
      }
    }
  }

  private void assertRefused(byte[] png, String why) {
    assertThatThrownBy(() -> decoder.decode(png, 8, 8))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(why);
  }

  /** Differs from its neighbours in every direction, in every sample. */
  private static int sample(At at, int bits) {
    int value = at.x() * 7919 + at.y() * 104_729 + at.sample() * 15_485_863;
    return (value >>> 3) % (1 << bits);
  }

  private static int level(int sample, int bits) {
    return (int) Math.round(sample * 255.0 / ((1 << bits) - 1));
  }
}
