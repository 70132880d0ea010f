package io.faasduet.models.network;

import io.faasduet.api.Settings;
import io.faasduet.inference.tensorflow.TensorFlowNatives;
import org.junit.jupiter.api.Assumptions;

/** TensorFlow's libraries for tests that run it, unpacked as functions unpack them. */
public final class TensorFlowLibraries {
  private TensorFlowLibraries() {}

  /** Loads the libraries; ends the test as skipped where this platform has none. */
  public static void require() {
    Assumptions.assumeTrue(
        System.getProperty("os.name").startsWith("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "skipped: the build has TensorFlow's libraries for Linux on x86-64 only");
    TensorFlowNatives.load(Settings.of(System.getenv()));
  }
}
