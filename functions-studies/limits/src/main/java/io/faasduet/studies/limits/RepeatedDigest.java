package io.faasduet.studies.limits;

import io.faasduet.files.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/** A number by which a content is known: SHA-256, repeated, so that there is something to do. */
final class RepeatedDigest {
  private static final int UNUSED_BITS = 16;

  private RepeatedDigest() {}

  /**
   * The first 48 bits of the last round's digest; each round begins with the one before's. Without
   * a round the CRC-32, which takes next to no time.
   */
  static long of(byte[] content, int rounds) {
    if (rounds == 0) {
      CRC32 crc = new CRC32();
      crc.update(content);
      return crc.getValue();
    }
    MessageDigest sha = Sha256.digest();
    byte[] digest = {};
    for (int round = 0; round < rounds; round++) {
      sha.update(digest);
      digest = sha.digest(content);
    }
    return ByteBuffer.wrap(digest).getLong() >>> UNUSED_BITS;
  }
}
