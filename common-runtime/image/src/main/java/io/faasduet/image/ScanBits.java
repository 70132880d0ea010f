package io.faasduet.image;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * The bits of a JPEG's scan, without what is stuffed between them, a window of them at a time.
 * Behind the last there are zeros, enough for a block. Not thread-safe.
 */
final class ScanBits {
  private static final int WINDOW_BYTES = 8192;

  /** More than a block has. */
  private static final int MARGIN_BYTES = 512;

  private final byte[] file;
  private final MarkerSearch markers;
  private final byte[] plain = new byte[WINDOW_BYTES + MARGIN_BYTES];
  private final LongBuffer plainWords = ByteBuffer.wrap(plain).asLongBuffer();
  private final long[] words = new long[plain.length / 8];

  /** The file's next byte that is not in the window. */
  private int at;

  /** The file's next byte 0xFF. */
  private int nextMarker;

  /** How many bytes of the window are of the file. */
  private int bytes;

  /** The marker behind the window's bytes; 0 if they go on. */
  private int marker;

  private int limit;

  /** The bits from a byte of a file on, up to a marker that is none of a restart. */
  ScanBits(byte[] file, int from) {
    this.file = file;
    this.markers = new MarkerSearch(file);
    this.at = from;
    this.nextMarker = markers.next(from);
    fill();
  }

  /** The next 64 bits, the first uppermost. */
  static long from(long[] words, int bit) {
    int at = bit >> 6;
    return words[at] << bit | words[at + 1] >>> 1 >>> ~bit;
  }

  /** The window's words of 64 bits each, the first bit uppermost; not to be changed. */
  long[] words() {
    return words;
  }

  /** The last bit with which a block may begin before the decoder must {@link #advance}. */
  int limit() {
    return limit;
  }

  /**
   * Moves the window on.
   *
   * @param bit where the decoder is, behind the limit
   * @return where that is now
   * @throws io.faasduet.api.InvalidRequestException if it is behind the last bit
   */
  int advance(int bit) {
    if (marker != 0 && bit > 8 * bytes) {
      throw JpegFile.damaged("its pixels end early");
    }
    int passed = bit >> 6 << 3;
    bytes -= passed;
    System.arraycopy(plain, passed, plain, 0, bytes);
    fill();
    return bit - 8 * passed;
  }

  /**
   * Moves the window behind the next marker, where the decoder starts afresh at bit 0.
   *
   * @param bit where the decoder is, which must be less than a byte before the marker
   */
  void restart(int bit) {
    if (marker < 0xD0 || marker > 0xD7 || bit > 8 * bytes || bit <= 8 * bytes - 8) {
      throw JpegFile.damaged("a restart marker is missing");
    }
    marker = 0;
    bytes = 0;
    fill();
  }

  private void fill() {
    while (marker == 0 && bytes < plain.length) {
      int end = Math.min(nextMarker, at + plain.length - bytes);
      System.arraycopy(file, at, plain, bytes, end - at);
      bytes += end - at;
      at = end;
      if (bytes < plain.length) {
        afterMarkerByte();
      }
    }
    Arrays.fill(plain, bytes, plain.length, (byte) 0);
    plainWords.get(0, words);
    limit = 8 * (marker == 0 ? WINDOW_BYTES : Math.min(bytes, WINDOW_BYTES));
  }

  /** Goes on behind bytes 0xFF: they are one of the scan's if 0 follows, else a marker. */
  private void afterMarkerByte() {
    while (file[at] == -1) {
      at++;
    }
    marker = file[at++] & 0xFF;
    if (marker == 0) {
      plain[bytes++] = -1;
    }
    nextMarker = markers.next(at);
  }
}
