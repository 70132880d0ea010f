package io.faasduet.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds the bytes 0xFF of a file, with which markers begin, by looking at eight bytes at a time.
 * Not thread-safe.
 */
final class MarkerSearch {
  private static final int WINDOW = 1024;

  private final byte[] file;
  private final long[] window = new long[WINDOW];

  /** Where the window's bytes are in the file; nowhere at first. */
  private int start;

  private int end;

  MarkerSearch(byte[] file) {
    this.file = file;
  }

  /** The first byte 0xFF from one on; the file's length if there is none. */
  int next(int from) {
    int at = from;
    while (at < file.length && file[at] != -1) {
      at++;
      if (at >= end || (at - start & 7) == 0) {
        at = passOver(at);
      }
    }
    return at;
  }

  /** Passes over whole eights without the byte. */
  private int passOver(int from) {
    int at = from;
    while (true) {
      if (at >= end && !read(at)) {
        return at;
      }
      long[] eights = window;
      int count = end - start >> 3;
      int i = at - start >> 3;
      while (i < count && !hasMarker(eights[i])) {
        i++;
      }
      at = start + 8 * i;
      if (i < count) {
        return at;
      }
    }
  }

  private static boolean hasMarker(long bytes) {
    return (~bytes - 0x0101_0101_0101_0101L & bytes & 0x8080_8080_8080_8080L) != 0;
  }

  private boolean read(int from) {
    int count = Math.min(WINDOW, file.length - from >> 3);
    start = from;
    end = from + 8 * count;
    ByteBuffer.wrap(file, from, 8 * count)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer()
        .get(window, 0, count);
    return count > 0;
  }
}
