package io.faasduet.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.inference.bundle.ModelInput;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterboxTest {
  /**
   * As in Ultralytics' {@code letterbox} with auto off, but for the last, of which it leaves
   * nothing.
   */
  @ParameterizedTest
  @CsvSource({
    "640, 640, 640, 0, 0, 640, 640",
    "1280, 960, 640, 0, 80, 640, 480",
    "960, 1280, 640, 80, 0, 480, 640",
    "500, 375, 640, 0, 80, 640, 480",
    "641, 480, 640, 0, 80, 640, 479",
    "1920, 1080, 1280, 0, 280, 1280, 720",
    "4000, 1, 320, 0, 159, 320, 1"
  })
  void anImageLiesAsLargeAsItFitsInTheMiddle(
      int width, int height, int side, int left, int top, int covered, int rows) {
    Letterbox letterbox = Letterbox.of(width, height, input(side));
    assertThat(letterbox.left()).isEqualTo(left);
    assertThat(letterbox.top()).isEqualTo(top);
    assertThat(letterbox.width()).isEqualTo(covered);
    assertThat(letterbox.height()).isEqualTo(rows);
    assertThat(letterbox.imageX(left)).isZero();
    assertThat(letterbox.imageX(left + covered)).isCloseTo(width, within(1f));
    assertThat(letterbox.imageY(top)).isZero();
  }

  private static ModelInput input(int side) {
    return new ModelInput(
        Optional.empty(),
        side,
        side,
        ModelInput.NCHW,
        ModelInput.RGB,
        new ModelInput.Mean(0, 0, 0),
        1 / 255.0,
        Optional.empty());
  }
}
