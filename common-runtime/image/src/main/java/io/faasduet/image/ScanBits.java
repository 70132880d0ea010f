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
    int[] words = new int[(file.length - from) / 4 + PADDING];
    int[] ends = new int[16];
    int restarts = 0;
    int bytes = 0;
    int word = 0;
    int at = from;
    while (true) {
      for (; (bytes & 3) == 0 && isPlain(file, at); at += 4, bytes += 4) {
        words[bytes >> 2] =
            file[at] << 24
                | (file[at + 1] & 0xFF) << 16
                | (file[at + 2] & 0xFF) << 8
                | file[at + 3] & 0xFF;
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

  /** Whether nothing is stuffed between the next four bytes; the last two are a marker's. */
  private static boolean isPlain(byte[] file, int at) {
    return at + 4 < file.length
        && file[at] != -1
        && file[at + 1] != -1
        && file[at + 2] != -1
        && file[at + 3] != -1;
  }

  /** The words of 32 bits each, the first bit uppermost; not to be changed. */
  int[] words() {
    return words;
  }

  /** The 32 bits from one on. */
  int at(int bit) {
    int word = bit >> 5;
    long both = (long) words[word] << 32 | words[word + 1] & 0xFFFF_FFFFL;
    return (int) (both << (bit & 31) >>> 32);
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
