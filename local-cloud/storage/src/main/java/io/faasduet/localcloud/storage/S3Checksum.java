package io.faasduet.localcloud.storage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksum algorithms that S3 takes, each sent as {@code x-amz-checksum-<name>} in base64. */
enum S3Checksum {
  CRC32,
  CRC32C,
  CRC64NVME,
  SHA1,
  SHA256;

  /** A running checksum. */
  interface Running {
    void update(byte[] bytes, int offset, int length);

    byte[] value();
  }

  String header() {
    return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
  }

  static Optional<S3Checksum> ofHeader(String header) {
    return Arrays.stream(values())
        .filter(checksum -> checksum.header().equalsIgnoreCase(header))
        .findFirst();
  }

  static S3Checksum ofName(String name) {
    return Arrays.stream(values())
        .filter(checksum -> checksum.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> S3Error.notImplemented("the checksum algorithm " + name));
  }

  byte[] of(byte[] bytes) {
    Running running = start();
    running.update(bytes, 0, bytes.length);
    return running.value();
  }

  Running start() {
    return switch (this) {
      case CRC32 -> of(new CRC32(), Integer.BYTES);
      case CRC32C -> of(new CRC32C(), Integer.BYTES);
      case CRC64NVME -> of(new Crc64Nvme(), Long.BYTES);
      case SHA1 -> digest("SHA-1");
      case SHA256 -> digest("SHA-256");
    };
  }

  static Running digest(String algorithm) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
    return new Running() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
      }

      @Override
      public byte[] value() {
        return digest.digest();
      }
    };
  }

  private static Running of(Checksum checksum, int width) {
    return new Running() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        checksum.update(bytes, offset, length);
      }

      @Override
      public byte[] value() {
        byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
        return Arrays.copyOfRange(value, Long.BYTES - width, Long.BYTES);
      }
    };
  }
}
