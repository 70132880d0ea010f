package io.faasduet.image;

import io.faasduet.image.PngFile.Colour;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files of every kind, also wrong ones, byte by byte as the specification has them. */
final class PngWriter {
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A sample's place: column, row, and which of the pixel's samples. */
  record At(int x, int y, int sample) {}

  PngWriter() {
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
  }

  PngWriter header(int width, int height, int bits, Colour colour, boolean interlaced) {
    int type =
        switch (colour) {
          case GREY -> 0;
          case RGB -> 2;
          case PALETTE -> 3;
          case GREY_ALPHA -> 4;
          case RGB_ALPHA -> 6;
        };
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) bits).put((byte) type).putShort((short) 0).put((byte) (interlaced ? 1 : 0));
    return chunk("IHDR", header.array());
  }

  PngWriter chunk(String type, byte[] contents) {
    byte[] named = ByteBuffer.allocate(4 + contents.length).put(ascii(type)).put(contents).array();
    CRC32 checksum = new CRC32();
    checksum.update(named);
    out.writeBytes(ByteBuffer.allocate(4).putInt(contents.length).array());
    out.writeBytes(named);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    return this;
  }

  /** The pixels' chunks, in pieces of 100 bytes; rows take the five filters in turn. */
  PngWriter pixels(
      int width, int height, int bits, Colour colour, boolean interlaced, ToIntFunction<At> image) {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    int[][] passes = interlaced ? ADAM7 : new int[][] {{0, 0, 1, 1}};
    for (int[] pass : passes) {
      if (pass[0] < width && pass[1] < height) {
        pass(raw, pass, width, height, bits, colour.samples(), image);
      }
    }
    byte[] compressed = deflate(raw.toByteArray());
    for (int at = 0; at < compressed.length; at += 100) {
      int length = Math.min(100, compressed.length - at);
      chunk("IDAT", java.util.Arrays.copyOfRange(compressed, at, at + length));
    }
    return this;
  }

  byte[] end() {
    return chunk("IEND", new byte[0]).out.toByteArray();
  }

  static byte[] deflate(byte[] raw) {
    Deflater deflater = new Deflater();
    deflater.setInput(raw);
    deflater.finish();
    byte[] compressed = new byte[raw.length + 100];
    int length = deflater.deflate(compressed);
    deflater.end();
    return java.util.Arrays.copyOf(compressed, length);
  }

  private static void pass(
      ByteArrayOutputStream raw,
      int[] pass,
      int width,
      int height,
      int bits,
      int samples,
      ToIntFunction<At> image) {
    int columns = (width - pass[0] + pass[2] - 1) / pass[2];
    byte[] above = new byte[(columns * samples * bits + 7) / 8];
    for (int y = pass[1], filter = 0; y < height; y += pass[3], filter = (filter + 1) % 5) {
      byte[] row = new byte[above.length];
      for (int c = 0; c < columns; c++) {
        for (int s = 0; s < samples; s++) {
          put(row, c * samples + s, bits, image.applyAsInt(new At(pass[0] + c * pass[2], y, s)));
        }
      }
      raw.write(filter);
      raw.writeBytes(filtered(filter, row, above, Math.max(1, samples * bits / 8)));
      above = row;
    }
  }

  private static void put(byte[] row, int index, int bits, int value) {
    if (bits == 16) {
      row[2 * index] = (byte) (value >> 8);
      row[2 * index + 1] = (byte) value;
    } else {
      row[index * bits / 8] |= (byte) (value << 8 - bits - index * bits % 8);
    }
  }

  private static byte[] filtered(int filter, byte[] row, byte[] above, int lag) {
    byte[] result = new byte[row.length];
    for (int i = 0; i < row.length; i++) {
      int left = i < lag ? 0 : row[i - lag] & 0xFF;
      int up = above[i] & 0xFF;
      int corner = i < lag ? 0 : above[i - lag] & 0xFF;
      int guess =
          switch (filter) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> nearest(left + up - corner, left, up, corner);
            default -> 0;
          };
      result[i] = (byte) (row[i] - guess);
    }
    return result;
  }

  private static int nearest(int to, int left, int up, int corner) {
    int a = Math.abs(to - left);
    int b = Math.abs(to - up);
    int c = Math.abs(to - corner);
    return a <= b && a <= c ? left : b <= c ? up : corner;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
