package io.faasduet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerSearchTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 40, 1000, 30_000})
  void findsEachMarkerByte(int oneIn) {
    Random random = new Random(oneIn);
    byte[] file = new byte[50_003];
    for (int i = 0; i < file.length; i++) {
      file[i] = (byte) (random.nextInt(oneIn) == 0 ? 0xFF : random.nextInt(0xFF));
    }
    int start = random.nextInt(20);
    MarkerSearch markers = new MarkerSearch(file);

    int at = markers.next(start);

    for (int i = start; i < file.length; i++) {
      if (file[i] == -1) {
        assertThat(at).isEqualTo(i);
        at = markers.next(at + 1);
      }
    }
    assertThat(at).isEqualTo(file.length);
  }

  @Test
  void findsNoneInAnEmptyRest() {
    assertThat(new MarkerSearch(new byte[8]).next(8)).isEqualTo(8);
  }
}
