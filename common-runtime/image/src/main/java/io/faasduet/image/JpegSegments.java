package io.faasduet.image;

import java.util.Arrays;

/** The parts of a JPEG that are kept, in their order. Filled once, then not changed. */
final class JpegSegments {
  private static final int MARKER_BYTES = 2;

  private final byte[] file;
  private int[] bounds = new int[32];
  private int count;
  private int pixels = -1;

  /** Of a file, nothing but its first marker yet. */
  JpegSegments(byte[] file) {
    this.file = file;
  }

  /** Keeps the bytes from one to before another. */
  void add(int from, int to) {
    bounds = count < bounds.length ? bounds : Arrays.copyOf(bounds, 2 * count);
    bounds[count++] = from;
    bounds[count++] = to;
  }

  /** Keeps the pixels of a scan. */
  void addPixels(int from, int to) {
    if (pixels < 0) {
      pixels = count;
    }
    add(from, to);
  }

  /** The whole file. */
  byte[] file() {
    return file;
  }

  /** Where the first scan's pixels begin in the file. */
  int firstPixels() {
    return bounds[pixels];
  }

  /** What is kept up to the first scan's pixels. */
  byte[] header() {
    return joined(pixels, 0);
  }

  /** What is kept, as a file. */
  byte[] bare() {
    byte[] bare = joined(count, MARKER_BYTES);
    bare[bare.length - 2] = (byte) 0xFF;
    bare[bare.length - 1] = (byte) 0xD9;
    return bare;
  }

  private byte[] joined(int end, int more) {
    int length = MARKER_BYTES + more;
    for (int i = 0; i < end; i += 2) {
      length += bounds[i + 1] - bounds[i];
    }
    byte[] joined = Arrays.copyOf(file, MARKER_BYTES);
    joined = Arrays.copyOf(joined, length);
    int to = MARKER_BYTES;
    for (int i = 0; i < end; i += 2) {
      System.arraycopy(file, bounds[i], joined, to, bounds[i + 1] - bounds[i]);
      to += bounds[i + 1] - bounds[i];
    }
    return joined;
  }
}
