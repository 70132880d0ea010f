package io.faasduet.image;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The bits of a JPEG's scan, without what is stuffed between them. Behind the last there are zeros,
 * enough for a block.
 */
final class ScanBits {
  private static final int PADDING = 72;
  private static final int MOST_BYTES = 1 << 27;

  private final int[] words;
  private final int end;

  /** Where the decoder starts afresh, and where the last such part ends. */
  private final int[] ends;

  private ScanBits(int[] words, int[] ends, int bytes) {
    this.words = words;
    this.ends = ends;
    this.end = 8 * bytes;
  }

  /** The bits from a byte of a file on, up to a marker that is none of a restart. */
  static ScanBits of(byte[] file, int from) {
    if (file.length - from > MOST_BYTES) {
      throw JpegFile.damaged("its pixels have more than " + MOST_BYTES + " bytes");
    }
    EightBytes eights = new EightBytes(file, from);
    byte[] plain = new byte[file.length - from + 4 * PADDING];
    int[] ends = new int[16];
    int restarts = 0;
    int bytes = 0;
    int start = from;
    int at = from;
    while (true) {
      if (eights.arePlain(at)) {
        at += 8;
      } else if (file[at++] == -1) {
        int run = at - start;
        while (file[at] == -1) {
          at++;
        }
        int marker = file[at++] & 0xFF;
        run -= marker == 0 ? 0 : 1;
        System.arraycopy(file, start, plain, bytes, run);
        bytes += run;
        start = at;
        if (marker >= 0xD0 && marker <= 0xD7) {
          ends = restarts < ends.length ? ends : Arrays.copyOf(ends, 2 * restarts);
          ends[restarts++] = 8 * bytes;
        } else if (marker != 0) {
          int[] words = new int[plain.length / 4];
          ByteBuffer.wrap(plain).asIntBuffer().get(words);
          return new ScanBits(words, Arrays.copyOf(ends, restarts), bytes);
        }
      }
    }
  }

  /** The bits from one on, at least 33 of them, the first uppermost. */
  static long from(int[] words, int bit) {
    int at = bit >> 5;
    return ((long) words[at] << 32 | words[at + 1] & 0xFFFF_FFFFL) << (bit & 31);
  }

  /** The words of 32 bits each, the first bit uppermost; not to be changed. */
  int[] words() {
    return words;
  }

  /** Refuses a decoder that is behind the last bit. */
  void requireBefore(int bit) {
    if (bit > end) {
      throw JpegFile.damaged("its pixels end early");
    }
  }

  /**
   * Where the decoder goes on after a restart.
   *
   * @param number how many restarts there were before
   * @param bit where it is, which must be less than a byte before
   */
  int restart(int number, int bit) {
    if (number >= ends.length || bit > ends[number] || bit <= ends[number] - 8) {
      throw JpegFile.damaged("a restart marker is missing");
    }
    return ends[number];
  }
}
