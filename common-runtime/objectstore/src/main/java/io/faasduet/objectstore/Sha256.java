package io.faasduet.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** SHA-256 checksums, in lower-case hex where nothing else is said. */
final class Sha256 {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int BYTES = 32;

  private Sha256() {}

  /**
   * What S3 knows of an object's content: its own checksum of the whole, else the owner's word in
   * the metadata {@code x-amz-meta-sha256}. A composite checksum says nothing of the content.
   */
  static Optional<String> ofStored(HeadObjectResponse head) {
    return Optional.ofNullable(head.checksumSHA256())
        .filter(value -> head.checksumType() != ChecksumType.COMPOSITE && !value.contains("-"))
        .map(value -> Base64.getDecoder().decode(value))
        .filter(value -> value.length == BYTES)
        .map(HexFormat.of()::formatHex)
        .or(
            () ->
                Optional.ofNullable(head.metadata().get("sha256"))
                    .map(value -> value.strip().toLowerCase(Locale.ROOT))
                    .filter(Sha256::isOne));
  }

  static boolean isOne(String hex) {
    return hex.matches("[0-9a-f]{64}");
  }

  static byte[] of(byte[] content) {
    return digest().digest(content);
  }

  static String of(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String of(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream content = Files.newInputStream(file)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
