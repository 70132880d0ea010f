package io.faasduet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CentralCropTest {
  private final ImageDecoder decoder = new ImageDecoder();

  /** The file is Pillow's, by the arithmetic of torchvision's Resize(128) and CenterCrop(112). */
  @Test
  void isTorchvisions() throws IOException {
    RgbImage expected = image("rgb-crop-128-112.png");

    RgbImage crop = CentralCrop.of(image("rgb.png"), 128, 112);

    assertThat(crop.width()).isEqualTo(112);
    assertThat(crop.bytes()).isEqualTo(expected.bytes());
  }

  @Test
  void ofANarrowImageIsItsMiddle() {
    byte[] rgb = new byte[20 * 60 * 3];
    Arrays.fill(rgb, 25 * 20 * 3, 35 * 20 * 3, (byte) 200);

    RgbImage crop = CentralCrop.of(new RgbImage(20, 60, 20, 60, rgb), 20, 8);

    assertThat(crop.bytes()).hasSize(8 * 8 * 3).containsOnly(200);
  }

  private RgbImage image(String name) throws IOException {
    try (InputStream in = CentralCropTest.class.getResourceAsStream("drawn/" + name)) {
      return decoder.decode(Objects.requireNonNull(in, name).readAllBytes(), 1000, 1000);
    }
  }
}
