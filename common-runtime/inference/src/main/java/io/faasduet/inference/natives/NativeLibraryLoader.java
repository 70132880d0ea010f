package io.faasduet.inference.natives;

import ai.djl.engine.Engine;
import io.faasduet.api.InvalidSettingException;
import java.nio.file.Path;
import java.util.List;

/** Loads native libraries into this process, and says in words why one cannot be loaded. */
public final class NativeLibraryLoader {
  private NativeLibraryLoader() {}

  /**
   * Loads an engine's libraries for good, and starts it if it is on the class path. It is started
   * while its files are there: DJL looks for them again, and where it finds none it unpacks or
   * downloads a second copy, which ends the process.
   *
   * @param files in the order in which they are loaded: each may need those before it
   * @param engine its name in DJL
   * @throws InvalidSettingException if the linker refuses one; the message says what to do
   */
  public static void load(Path directory, List<String> files, String engine) {
    for (String file : files) {
      load(directory.resolve(file));
    }
    if (Engine.hasEngine(engine)) {
      Engine.getEngine(engine);
    }
  }

  /**
   * Loads a library for good.
   *
   * @throws InvalidSettingException if the linker refuses it; the message says what to do
   */
  static void load(Path library) {
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
