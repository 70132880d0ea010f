package io.faasduet.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Float16Test {
  private static final int LARGEST = 0x7BFF;

  @Test
  void keepsEveryValueOfSixteenBits() {
    for (int bits = 0; bits <= LARGEST; bits++) {
      assertThat(Float16.of((float) value(bits))).isEqualTo((short) bits);
      assertThat(Float16.of(-(float) value(bits))).isEqualTo((short) (bits | 0x8000));
    }
  }

  @Test
  void roundsToTheNearestAndHalvesToTheEvenOne() {
    for (int bits = 0; bits < LARGEST; bits++) {
      float middle = (float) ((value(bits) + value(bits + 1)) / 2); // exact in 32 bits
      assertThat(Float16.of(middle)).as("%x", bits).isEqualTo((short) (bits + (bits & 1)));
      assertThat(Float16.of(Math.nextDown(middle))).isEqualTo((short) bits);
      assertThat(Float16.of(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
    }
    assertThat(Float16.of(Float.MIN_VALUE)).isZero();
    assertThat(Float16.of(65_519.99f)).isEqualTo((short) LARGEST);
  }

  @ParameterizedTest
  @ValueSource(floats = {65_520, -65_520, 1e20f, Float.POSITIVE_INFINITY, Float.NaN})
  void refusesWhatDoesNotFit(float value) {
    assertThatThrownBy(() -> Float16.of(value))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("does not fit into 16 bits");
  }

  /** What IEEE 754 says that positive bits mean. */
  private static double value(int bits) {
    int exponent = bits >> 10;
    int fraction = bits & 0x3FF;
    return exponent == 0
        ? Math.scalb((double) fraction, -24)
        : Math.scalb(1024.0 + fraction, exponent - 25);
  }
}
