package io.faasduet.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleGridTest {
  @ParameterizedTest
  @CsvSource({"1280, 33728", "33728, 1280", "763, 65500", "1791, 27917", "7071, 7071", "92, 65500"})
  void keepsSoFewPixelsThatLongImagesFitIntoSmallHeaps(int width, int height) {
    SampleGrid grid = SampleGrid.alike(width, height, 896);

    assertThat((long) grid.width() * grid.height()).isBetween(1L, 6_000_000L);
    assertThat(grid.originX() + grid.spanX()).isLessThanOrEqualTo(width);
    assertThat(grid.originY() + grid.spanY()).isLessThanOrEqualTo(height);
  }

  @ParameterizedTest
  @CsvSource({"896, 896, 1", "1791, 1791, 1", "1792, 3000, 2", "4000, 3000, 3"})
  void keepsTheShorterSideAsLongAsWantedOfOthers(int width, int height, int step) {
    assertThat(SampleGrid.alike(width, height, 896).stepX()).isEqualTo(step);
  }
}
