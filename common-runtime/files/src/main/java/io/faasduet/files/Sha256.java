package io.faasduet.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 hashes; in hex they have 64 lower-case digits. */
public final class Sha256 {
  private static final int BUFFER_BYTES = 1 << 18;

  private Sha256() {}

  /** A digest to be updated piece by piece; not thread-safe. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-256", e);
    }
  }

  /** The hash of all that the digest was given, in hex. The digest is reset. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The hash of bytes, in hex. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  /** The hash of a text in UTF-8, in hex. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of a file's content, in hex. */
  public static String hex(Path file) throws IOException {
    return HexFormat.of().formatHex(ofFile(file));
  }

  /** The hash of bytes, in base64. */
  public static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(digest().digest(content));
  }

  /** The hash of a file's content, in base64. */
  public static String base64(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(ofFile(file));
  }

  /** Whether a text is a hash as this class writes it in hex. */
  public static boolean isHex(String text) {
    return text.length() == 64
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  private static byte[] ofFile(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream content = Files.newInputStream(file)) {
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return digest.digest();
  }
}
