package io.faasduet.models.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** TensorFlow's libraries, unpacked once under the build directory, for tests that run it. */
public final class TensorFlowLibraries {
  private static final String RESOURCES = "/org/tensorflow/internal/c_api/linux-x86_64/";
  private static final List<String> LIBRARIES =
      List.of("libtensorflow_cc.so.2", "libtensorflow_framework.so.2", "libjnitensorflow.so");

  private TensorFlowLibraries() {}

  /** Makes DJL find the libraries; ends the test as skipped where this platform has none. */
  public static void require() throws IOException {
    Assumptions.assumeTrue(
        TensorFlowLibraries.class.getResource(RESOURCES + LIBRARIES.get(0)) != null,
        "skipped: the build has TensorFlow's libraries for Linux on x86-64 only");
    Path directory = Files.createDirectories(Path.of("target", "tensorflow").toAbsolutePath());
    for (String library : LIBRARIES) {
      unpack(library, directory.resolve(library));
    }
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("TENSORFLOW_LIBRARY_PATH", directory.toString());
  }

  private static void unpack(String library, Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path partial = file.resolveSibling(library + ".part");
    try (InputStream packed = TensorFlowLibraries.class.getResourceAsStream(RESOURCES + library)) {
      Files.copy(packed, partial, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
