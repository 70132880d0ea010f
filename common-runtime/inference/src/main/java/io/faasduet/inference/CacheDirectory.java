package io.faasduet.inference;

import io.faasduet.runtime.Settings;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a process keeps what it may find again: unpacked libraries and models. */
final class CacheDirectory {
  private CacheDirectory() {}

  /**
   * The setting {@code DUET_CACHE}; else {@code .cache/duet} in the user's home; else, where that
   * cannot be written as on Lambda, {@code duet} in the directory for temporary files. The home
   * comes first because in {@code /tmp} of a shared machine anyone may lay libraries ready.
   */
  static Path of(Settings settings) {
    return settings.text("DUET_CACHE").map(Path::of).orElseGet(CacheDirectory::standard);
  }

  private static Path standard() {
    Path home = Path.of(System.getProperty("user.home"));
    return home.isAbsolute() && home.getNameCount() > 0 && Files.isWritable(home)
        ? home.resolve(".cache/duet")
        : Path.of(System.getProperty("java.io.tmpdir"), "duet");
  }
}
