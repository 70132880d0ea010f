package io.faasduet.localcloud.storage;

import java.util.zip.Checksum;

/** CRC-64/NVME: reflected, polynomial 0xAD93D23594C93659, all ones in and out. */
final class Crc64Nvme implements Checksum {
  private static final long REFLECTED_POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
  private static final long[] TABLE = new long[256];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      long crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ REFLECTED_POLYNOMIAL;
      }
      TABLE[i] = crc;
    }
  }

  private long state = -1;

  @Override
  public void update(int b) {
    state = TABLE[(int) (state ^ b) & 0xff] ^ state >>> 8;
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      update(bytes[i]);
    }
  }

  @Override
  public long getValue() {
    return ~state;
  }

  @Override
  public void reset() {
    state = -1;
  }
}
