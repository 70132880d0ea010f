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
    int dot = key.lastIndexOf('.');
    int end = dot > key.lastIndexOf('/') + 1 ? dot : key.length();
    return key.substring(0, end) + "." + HexFormat.of().formatHex(random) + key.substring(end);
  }
}
