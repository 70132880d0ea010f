package io.faasduet.inference.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The start of a Linux library (ELF, 64 bits, little endian), as System V's ABI defines it. Behind
 * the segments that the loader maps come symbols for debuggers: of TensorFlow's 632 MB they are
 * 160, and without them the rest fits in the 512 MB that Lambda has for temporary files.
 */
final class ElfHeader {
  private static final int MAGIC = 0x464C457F;
  private static final int CLASS_64_LITTLE_ENDIAN = 0x0102;
  private static final int PROGRAM_HEADERS = 32;
  private static final int SECTION_HEADERS = 40;
  private static final int PROGRAM_HEADER_BYTES = 54;
  private static final int PROGRAM_HEADER_COUNT = 56;
  private static final int SECTION_HEADER_COUNT = 60;

  private static final int BUFFER_BYTES = 1 << 20;

  private ElfHeader() {}

  /** Copies a file without what may be left out of it; one of another format as it is. */
  static void copyStripped(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    byte[] head = in.readNBytes(BUFFER_BYTES);
    long needed = strip(head);
    out.write(head, 0, (int) Math.min(head.length, needed));
    long left = needed - head.length;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        break;
      }
      out.write(buffer, 0, count);
      left -= count;
    }
  }

  /**
   * Changes a header to one of a library without sections, and returns the end of the last segment:
   * what follows may be left out.
   *
   * @param head the file's first bytes, with all program headers
   * @return bytes that are needed; {@link Long#MAX_VALUE}, and no change, if it is another format
   */
  static long strip(byte[] head) {
    ByteBuffer elf = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    if (head.length < 64 || elf.getInt(0) != MAGIC || elf.getShort(4) != CLASS_64_LITTLE_ENDIAN) {
      return Long.MAX_VALUE;
    }
    long end = 0;
    int header = (int) elf.getLong(PROGRAM_HEADERS);
    for (int i = 0; i < elf.getShort(PROGRAM_HEADER_COUNT); i++) {
      long offset = elf.getLong(header + 8);
      long bytes = elf.getLong(header + 32);
      end = Math.max(end, offset + bytes);
      header += elf.getShort(PROGRAM_HEADER_BYTES);
    }
    elf.putLong(SECTION_HEADERS, 0);
    elf.putInt(SECTION_HEADER_COUNT, 0);
    return end;
  }
}
