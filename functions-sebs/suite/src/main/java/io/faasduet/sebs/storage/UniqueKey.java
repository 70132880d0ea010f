package io.faasduet.sebs.storage;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Keys of outputs, so that no invocation replaces another's: {@code a/b.zip} is {@code
 * a/b.1f2e3d4c.zip}.
 */
final class UniqueKey {
  private static final int BYTES = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private UniqueKey() {}

  static String of(String key) {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    int end = stemEnd(key);
    return key.substring(0, end) + "." + HexFormat.of().formatHex(random) + key.substring(end);
  }

  /** Whether one key can have been made of another. */
  static boolean isOf(String key, String unique) {
    int end = stemEnd(key);
    return unique.length() == key.length() + 1 + 2 * BYTES
        && unique.startsWith(key.substring(0, end) + ".")
        && unique.endsWith(key.substring(end))
        && unique.substring(end + 1, end + 1 + 2 * BYTES).matches("[0-9a-f]+");
  }

  private static int stemEnd(String key) {
    int dot = key.lastIndexOf('.');
    return dot > key.lastIndexOf('/') + 1 ? dot : key.length();
  }
}
