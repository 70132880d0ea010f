package io.faasduet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CentralSquareTest {
  @Test
  void isTheMiddleOfTheImage() {
    RgbImage wide = drawn(7, 3, (x, y) -> 10 * x + y);
    RgbImage square = CentralSquare.of(wide, 3);
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 3; x++) {
        assertThat(square.rgb(x, y)).as("%d, %d", x, y).isEqualTo(wide.rgb(x + 2, y));
      }
    }
    RgbImage high = drawn(2, 9, (x, y) -> 10 * x + y);
    assertThat(CentralSquare.of(high, 2).rgb(1, 0)).isEqualTo(high.rgb(1, 3));
  }

  @Test
  void keepsOneColourAtEverySize() {
    for (int side : new int[] {1, 5, 8, 13, 40}) {
      RgbImage square = CentralSquare.of(drawn(13, 11, (x, y) -> 77), side);
      assertThat(square.width()).isEqualTo(side);
      assertThat(square.height()).isEqualTo(side);
      for (int i = 0; i < side * side; i++) {
        assertThat(square.rgb(i % side, i / side)).isEqualTo(0x4D4D4D);
      }
    }
  }

  /**
   * Rows of what Pillow 13.0.0 makes with {@code resize((n, n), Image.BICUBIC)} of a known image.
   */
  @Test
  void isWhatPillowMakesOfIt() {
    RgbImage image = drawn(8, 8, (x, y) -> (37 * x * x + 91 * y + 13 * x * y) % 256);
    assertThat(row(CentralSquare.of(image, 5), 0)).containsExactly(50, 92, 134, 121, 107);
    assertThat(row(CentralSquare.of(image, 5), 2)).containsExactly(98, 169, 169, 104, 140);
    assertThat(row(CentralSquare.of(image, 12), 3))
        .containsExactly(178, 219, 230, 122, 86, 92, 109, 162, 198, 158, 145, 144);
    assertThat(row(CentralSquare.of(image, 12), 11))
        .containsExactly(123, 194, 255, 214, 225, 206, 60, 132, 247, 238, 109, 0);
  }

  /** The least and the most of a step are passed a little, and cut off at 0 and 255. */
  @Test
  void staysAmongTheBytes() {
    RgbImage step = drawn(16, 16, (x, y) -> x < 8 ? 0 : 255);
    RgbImage square = CentralSquare.of(step, 40);
    assertThat(square.rgb(18, 20)).isZero();
    assertThat(square.rgb(21, 20)).isEqualTo(0xFFFFFF);
  }

  @Test
  void takesEveryPixelIntoAccount() {
    Random random = new Random(1);
    RgbImage noise = drawn(300, 300, (x, y) -> random.nextInt(256));
    RgbImage square = CentralSquare.of(noise, 3);
    for (int i = 0; i < 9; i++) {
      assertThat(square.rgb(i % 3, i / 3) & 0xFF).isBetween(118, 138);
    }
  }

  private interface Drawing {
    int at(int x, int y);
  }

  private static RgbImage drawn(int width, int height, Drawing drawing) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < width * height; i++) {
      byte value = (byte) drawing.at(i % width, i / width);
      rgb[3 * i] = value;
      rgb[3 * i + 1] = value;
      rgb[3 * i + 2] = value;
    }
    return new RgbImage(width, height, width, height, rgb);
  }

  private static int[] row(RgbImage image, int y) {
    int[] row = new int[image.width()];
    for (int x = 0; x < row.length; x++) {
      row[x] = image.rgb(x, y) & 0xFF;
    }
    return row;
  }
}
