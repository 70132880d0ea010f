package io.faasduet.imageclassify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PNG files of a few bytes that claim or hold far more pixels than anyone should decode. */
final class PngBomb {
  private PngBomb() {}

  /** A header alone. */
  static byte[] header(int width, int height) throws IOException {
    return file(width, height, new byte[0]);
  }

  /** As many zeros as given, deflated to a thousandth of that. */
  static byte[] deflated(int width, int height, int zeros) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate =
        new DeflaterOutputStream(data, new Deflater(Deflater.BEST_COMPRESSION))) {
      byte[] block = new byte[1 << 16];
      for (int left = zeros; left > 0; left -= block.length) {
        deflate.write(block, 0, Math.min(left, block.length));
      }
    }
    return file(width, height, data.toByteArray());
  }

  private static byte[] file(int width, int height, byte[] data) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.writeLong(0x89504E470D0A1A0AL);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 2, 0, 0, 0}); // eight bits of each of three colours
    chunk(out, "IHDR", header.toByteArray());
    chunk(out, "IDAT", data);
    chunk(out, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    CRC32 check = new CRC32();
    check.update(type.getBytes(US_ASCII));
    check.update(content);
    out.writeInt(content.length);
    out.write(type.getBytes(US_ASCII));
    out.write(content);
    out.writeInt((int) check.getValue());
  }
}
