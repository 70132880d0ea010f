package io.faasduet.studies.limits;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What one execution hands on to the next; as an object two numbers in ASCII.
 *
 * @param next the number of the next object
 * @param sum of the digests of those before it
 */
record DigestState(int next, long sum) {
  byte[] encoded() {
    return (next + " " + sum).getBytes(US_ASCII);
  }

  /**
   * The state of an object.
   *
   * @throws IllegalArgumentException if it is none
   */
  static DigestState decoded(byte[] object) {
    String text = new String(object, US_ASCII);
    if (!text.matches("\\d{1,5} \\d{1,18}")) {
      throw new IllegalArgumentException("no state of two numbers");
    }
    String[] numbers = text.split(" ");
    return new DigestState(Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]));
  }
}
