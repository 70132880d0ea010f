package io.faasduet.image;

import java.nio.ByteBuffer;

/** A file's bytes, looked at eight at a time. Not thread-safe. */
final class EightBytes {
  private static final int WINDOW = 4096;

  private final byte[] file;
  private final int from;
  private final long[] window = new long[WINDOW];

  /** The window's place, in bytes from the first; before the first window a place it never has. */
  private int start = -8 * WINDOW;

  private int length;

  /** The bytes of a file from one on. */
  EightBytes(byte[] file, int from) {
    this.file = file;
    this.from = from;
  }

  /**
   * Whether the next eight bytes are there, are a whole number of eights from the first, and none
   * of them is 0xFF, with which markers begin.
   */
  boolean arePlain(int at) {
    int offset = at - from;
    if ((offset & 7) != 0) {
      return false;
    }
    int eight = offset - start >> 3;
    if (eight >= length) {
      return read(offset) && arePlain(at);
    }
    long bytes = window[eight];
    return (~bytes - 0x0101_0101_0101_0101L & bytes & 0x8080_8080_8080_8080L) == 0;
  }

  /** The eight bytes that were last asked for, the first uppermost. */
  long at(int at) {
    return window[at - from - start >> 3];
  }

  private boolean read(int offset) {
    length = Math.min(WINDOW, (file.length - from - offset) / 8);
    start = offset;
    ByteBuffer.wrap(file, from + offset, 8 * length).asLongBuffer().get(window, 0, length);
    return length > 0;
  }
}
