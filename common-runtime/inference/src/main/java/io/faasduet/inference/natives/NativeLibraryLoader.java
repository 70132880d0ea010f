package io.faasduet.inference.natives;

import io.faasduet.api.InvalidSettingException;
import java.nio.file.Path;

/** Loads native libraries into this process, and says in words why one cannot be loaded. */
public final class NativeLibraryLoader {
  private NativeLibraryLoader() {}

  /**
   * Loads a library for good.
   *
   * @throws InvalidSettingException if the linker refuses it; the message says what to do
   */
  public static void load(Path library) {
    Path file = library.toAbsolutePath();
    try {
      System.load(file.toString());
    } catch (UnsatisfiedLinkError e) {
      throw new InvalidSettingException(reason(file, String.valueOf(e.getMessage())));
    }
  }

  private static String reason(Path file, String message) {
    if (message.contains("failed to map segment") || message.contains("Operation not permitted")) {
      return "the native libraries in %s cannot be run, since the directory does not allow execution (it is mounted noexec); set DUET_CACHE to one that does"
          .formatted(file.getParent());
    } else if (message.contains("GLIBC")
        || message.contains("ld-linux")
        || message.contains("musl")) {
      return "the native library %s needs a newer glibc than this system has (%s); run the function on a distribution such as Debian 12 or Amazon Linux 2023"
          .formatted(file, message);
    }
    return "the native library %s cannot be loaded (%s); delete its directory, so that it is unpacked again"
        .formatted(file, message);
  }
}
