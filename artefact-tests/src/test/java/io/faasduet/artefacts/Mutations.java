package io.faasduet.artefacts;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/**
 * Makes faulty copies of valid bytes, as damaged files and hostile clients have them: bits that
 * flipped, numbers at the ends of their ranges, and parts that are missing, doubled, moved or cut
 * off. The same seed gives the same faults.
 */
final class Mutations {
  private static final byte[] EDGES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, '\r', '\n', '"', '{'};
  private static final int MOST_FAULTS = 6;
  private static final int MOST_BYTES = 64;

  private final Random random;

  Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** A copy with one to {@value #MOST_FAULTS} faults. */
  byte[] of(byte[] valid) {
    byte[] bytes = valid.clone();
    for (int faults = 1 + random.nextInt(MOST_FAULTS); faults > 0 && bytes.length > 0; faults--) {
      bytes = withFault(bytes);
    }
    return bytes;
  }

  private byte[] withFault(byte[] bytes) {
    int at = place(bytes.length);
    int length = Math.min(1 + random.nextInt(MOST_BYTES), bytes.length - at);
    switch (random.nextInt(7)) {
      case 0:
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
      case 1:
        bytes[at] = EDGES[random.nextInt(EDGES.length)];
        return bytes;
      case 2:
        return spliced(bytes, at, at + length, new byte[0]);
      case 3:
        return spliced(bytes, at, at, part(bytes, at, length));
      case 4:
        return spliced(bytes, at, at, part(bytes, random.nextInt(bytes.length), length));
      case 5:
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return spliced(bytes, at, at + random.nextInt(length + 1), noise);
      default:
        return random.nextInt(4) == 0 ? spliced(bytes, at, bytes.length, new byte[0]) : bytes;
    }
  }

  /** Half of the faults are near the start, where formats have their structure. */
  private int place(int length) {
    return random.nextInt(random.nextBoolean() ? length : Math.min(length, 4 * MOST_BYTES));
  }

  private static byte[] part(byte[] bytes, int from, int length) {
    byte[] part = new byte[Math.min(length, bytes.length - from)];
    System.arraycopy(bytes, from, part, 0, part.length);
    return part;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, from);
    joined.writeBytes(with);
    joined.write(bytes, to, bytes.length - to);
    return joined.toByteArray();
  }
}
