package io.faasduet.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * What a file's content must come to.
 *
 * @param algorithm {@code md5} or {@code sha256}
 * @param hex the digest in lower-case hexadecimal digits
 */
record Checksum(String algorithm, String hex) {
  private static final Map<String, String> NAMES = Map.of("md5", "MD5", "sha256", "SHA-256");

  Checksum {
    if (!NAMES.containsKey(algorithm) || !hex.matches("[0-9a-f]{32,64}")) {
      throw new IllegalArgumentException(
          "a checksum is like md5:… or sha256:…, not " + algorithm + ":" + hex);
    }
  }

  /** Reads {@code algorithm:hex}. */
  static Checksum parse(String text) {
    int colon = Math.max(0, text.indexOf(':'));
    return new Checksum(
        text.substring(0, colon), text.substring(colon + 1).toLowerCase(Locale.ROOT));
  }

  /** The checksum of a file. */
  static Checksum of(String algorithm, Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(NAMES.get(algorithm));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
