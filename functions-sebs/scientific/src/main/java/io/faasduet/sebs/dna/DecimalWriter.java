package io.faasduet.sebs.dna;

import java.io.IOException;
import java.io.OutputStream;

/** Writes whole numbers and halves as text, through its own buffer. Not thread-safe. */
final class DecimalWriter {
  /** A separator, a sign, ten digits and a half. */
  private static final int LONGEST = 32;

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] digits = new byte[10];
  private int used;

  DecimalWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes at most {@value #LONGEST} characters of ASCII. */
  void text(String ascii) throws IOException {
    reserve();
    append(ascii);
  }

  /** Writes a separator and a number. */
  void whole(int number, String separator) throws IOException {
    reserve();
    append(separator);
    if (number < 0) {
      buffer[used++] = '-';
    }
    append(Math.abs(number));
  }

  /** Writes a separator and the number half way from one to the next greater. */
  void half(int number, String separator) throws IOException {
    reserve();
    append(separator);
    if (number < 0) {
      buffer[used++] = '-';
      append(-(number + 1));
    } else {
      append(number);
    }
    append(".5");
  }

  /** Passes on what is buffered. */
  void drain() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  private void reserve() throws IOException {
    if (used > buffer.length - LONGEST) {
      drain();
    }
  }

  private void append(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      buffer[used++] = (byte) ascii.charAt(i);
    }
  }

  private void append(int number) {
    int rest = number;
    int start = digits.length;
    do {
      // a tenth, for every int: C1, of which servers are content, would make a division of it
      int tenth = (int) (rest * 0xCCCCCCCDL >>> 35);
      digits[--start] = (byte) ('0' + rest - 10 * tenth);
      rest = tenth;
    } while (rest > 0);
    while (start < digits.length) {
      buffer[used++] = digits[start++];
    }
  }
}
