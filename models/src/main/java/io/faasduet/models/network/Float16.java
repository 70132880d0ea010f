package io.faasduet.models.network;

/** IEEE 754's binary16, for a JDK that has no conversion of its own (it has from 20 on). */
final class Float16 {
  private static final int FRACTION_BITS = 10;
  private static final int DROPPED_BITS = 23 - FRACTION_BITS;
  private static final int BIAS = 15;
  private static final float LARGEST = 65_504;

  private Float16() {}

  /**
   * The nearest value, the even one of two that are as near.
   *
   * @throws ArithmeticException if it is not finite, or too large for one that is
   */
  static short of(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int exponent = (bits >>> 23 & 0xFF) - 127 + BIAS;
    int fraction = bits & 0x7F_FFFF;
    int dropped = DROPPED_BITS;
    if (exponent <= 0) { // below the least normal value the leading one is written, and shifted
      fraction |= 0x80_0000;
      dropped = Math.min(24 + 1, DROPPED_BITS + 1 - exponent);
      exponent = 0;
    }
    int kept = fraction >>> dropped;
    int rest = fraction & (1 << dropped) - 1;
    int half = 1 << dropped - 1;
    if (rest > half || rest == half && (kept & 1) == 1) {
      kept++; // may carry into the exponent, which is right
    }
    int magnitude = (exponent << FRACTION_BITS) + kept;
    if (magnitude >= 0x7C00 || Float.isNaN(value)) {
      throw new ArithmeticException(value + " does not fit into 16 bits; the most is " + LARGEST);
    }
    return (short) (sign | magnitude);
  }
}
