package io.faasduet.inference.tensorflow;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.inference.natives.InferenceThreads;
import io.faasduet.inference.natives.NativeLibraryLoader;
import io.faasduet.inference.natives.NativeLibraryLocator;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds TensorFlow's native libraries and loads them. Without this DJL would try to download them.
 *
 * <p>They are looked for in the directory that the setting {@code TENSORFLOW_LIBRARY_PATH} or
 * {@code DUET_NATIVES} names, then in {@code natives/} next to the {@code lib/} that this class was
 * loaded from, as a server directory has it; those of a Lambda zip, and else those on the class
 * path, are unpacked to {@code DUET_CACHE}, once for all processes.
 */
public final class TensorFlowNatives {
  private static final Logger LOG = LoggerFactory.getLogger(TensorFlowNatives.class);

  /** The library that Java calls; it needs the others, which are in the same directory. */
  static final String ENTRY_LIBRARY = System.mapLibraryName("jnitensorflow");

  /** A process cannot load them twice, nor let go of them. */
  private static boolean loaded;

  private TensorFlowNatives() {}

  /**
   * Loads the libraries into this process, and starts DJL's engine if it is there. Must come before
   * the first use of DJL; what has been loaded stays, so later calls do nothing, whatever their
   * settings.
   *
   * @param settings {@code DUET_NATIVES}, {@code DUET_CACHE}, {@code DUET_THREADS} (how many
   *     threads share one operation; default: the processors there are) and {@code
   *     DUET_CONCURRENCY}
   * @throws InvalidSettingException if there are no libraries for this platform or in the directory
   *     that is named
   * @throws java.io.UncheckedIOException if they cannot be unpacked
   */
  public static synchronized void load(Settings settings) {
    if (!loaded) {
      Path directory = find(settings);
      LOG.debug("TensorFlow's libraries are in {}", directory);
      configure(directory, InferenceThreads.of(settings));
      List<String> files = TensorFlowPlatform.libraries(System.getProperty("os.name"));
      NativeLibraryLoader.load(directory, files, ModelDescription.TENSORFLOW);
      loaded = true;
    }
  }

  private static void configure(Path directory, InferenceThreads threads) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("TENSORFLOW_LIBRARY_PATH", directory.toString());
    System.setProperty("ai.djl.tensorflow.num_intraop_threads", "" + threads.perOperation());
    System.setProperty("ai.djl.tensorflow.num_interop_threads", "" + threads.images());
    // JavaCPP would look for CUDA's 18 libraries in every jar, for half a second.
    System.setProperty("org.bytedeco.javacpp.loadLibraries", "false");
    // DJL looks for graphics cards through JNA, which takes 50 ms to unpack.
    System.setProperty("jna.nounpack", "true");
    System.setProperty("jna.noclasspath", "true");
  }

  static Path find(Settings settings) {
    return new NativeLibraryLocator(
            ENTRY_LIBRARY, List.of("TENSORFLOW_LIBRARY_PATH", "DUET_NATIVES"))
        .find(settings, () -> unpacked(settings));
  }

  private static Path unpacked(Settings settings) {
    String osName = System.getProperty("os.name");
    String osArch = System.getProperty("os.arch");
    return TensorFlowPlatform.of(osName, osArch)
        .flatMap(platform -> NativeLibraryLocator.unpacked(platform.files(), settings))
        .orElseThrow(() -> unsupported(osName, osArch));
  }

  static InvalidSettingException unsupported(String osName, String osArch) {
    return new InvalidSettingException(
        "this build has no TensorFlow libraries for %s on %s (there are some for %s); set"
                .formatted(osName, osArch, TensorFlowPlatform.SUPPORTED)
            + " DUET_NATIVES to a directory that holds them");
  }
}
