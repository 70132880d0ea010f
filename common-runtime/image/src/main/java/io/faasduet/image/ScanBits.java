package io.faasduet.image;

import java.util.Arrays;

/**
 * The bits of a JPEG's scan, without what is stuffed between them. Behind the last there are zeros,
 * enough for a block.
 */
final class ScanBits {
  private static final int PADDING = 64;
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
    int[] words = new int[(file.length - from) / 4 + PADDING];
    int[] ends = new int[16];
    int restarts = 0;
    int bytes = 0;
    int word = 0;
    int at = from;
    while (true) {
      if (eights.arePlain(at)) {
        long eight = eights.at(at);
        // behind up to three bytes that are no whole word yet
        int shift = 8 * (bytes & 3);
        long high = eight >>> 32;
        long low = eight & 0xFFFF_FFFFL;
        words[bytes >> 2] = (int) (((long) word << 32 | high) >>> shift);
        words[(bytes >> 2) + 1] = (int) ((high << 32 | low) >>> shift);
        word = (int) low;
        bytes += 8;
        at += 8;
        continue;
      }
      byte next = file[at++];
      if (next == -1) {
        while (file[at] == -1) {
          at++;
        }
        int marker = file[at++] & 0xFF;
        if (marker >= 0xD0 && marker <= 0xD7) {
          ends = restarts < ends.length ? ends : Arrays.copyOf(ends, 2 * restarts);
          ends[restarts++] = 8 * bytes;
          continue;
        } else if (marker != 0) {
          words[bytes >> 2] = word << 8 * (4 - (bytes & 3));
          return new ScanBits(words, Arrays.copyOf(ends, restarts), bytes);
        }
      }
      word = word << 8 | next & 0xFF;
      if ((bytes++ & 3) == 3) {
        words[bytes - 1 >> 2] = word;
      }
    }
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
