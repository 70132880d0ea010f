package io.faasduet.inference;

import io.faasduet.objectstore.ObjectFetcher;
import io.faasduet.runtime.InvalidSettingException;
import io.faasduet.runtime.ObjectStore;
import io.faasduet.runtime.Settings;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds TensorFlow's libraries, machine code that Java calls, and prepares DJL for them. Without
 * this DJL would try to download them.
 *
 * <p>They are looked for in the directory that the setting {@code TENSORFLOW_LIBRARY_PATH} or
 * {@code DUET_NATIVES} names, then in {@code natives/} beside the {@code lib/} that this class was
 * loaded from, as a server directory has it. Else they are unpacked from the class path to {@code
 * DUET_CACHE}, once for all processes.
 */
public final class TensorFlowNatives {
  private static final Logger LOG = LoggerFactory.getLogger(TensorFlowNatives.class);

  private TensorFlowNatives() {}

  /**
   * Makes the libraries ready to be loaded. Must come before the first use of DJL in the process;
   * settings of TensorFlow's own are read once, so a second call with others changes nothing.
   *
   * @param settings {@code DUET_NATIVES}, {@code DUET_CACHE}, {@code DUET_THREADS} (how many
   *     threads share one operation; default: the processors there are) and {@code
   *     DUET_CONCURRENCY}
   * @return the directory with the libraries
   * @throws InvalidSettingException if there are no libraries for this platform or in the directory
   *     that is named
   * @throws java.io.UncheckedIOException if they cannot be unpacked
   */
  public static synchronized Path prepare(Settings settings) {
    Path directory = find(settings);
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("TENSORFLOW_LIBRARY_PATH", directory.toString());
    // JavaCPP would otherwise unpack the libraries again from the class path.
    System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
    // DJL looks for graphics cards through JNA, which takes 50 ms to unpack; this is the CPU build.
    System.setProperty("jna.nounpack", "true");
    System.setProperty("jna.noclasspath", "true");
    InferenceThreads threads = InferenceThreads.of(settings);
    System.setProperty("ai.djl.tensorflow.num_intraop_threads", "" + threads.perOperation());
    System.setProperty("ai.djl.tensorflow.num_interop_threads", "" + threads.pictures());
    LOG.debug("TensorFlow's libraries are in {}", directory);
    return directory;
  }

  private static Path find(Settings settings) {
    for (String setting : new String[] {"TENSORFLOW_LIBRARY_PATH", "DUET_NATIVES"}) {
      Optional<Path> named = settings.text(setting).map(Path::of);
      if (named.isPresent()) {
        return named
            .filter(TensorFlowNatives::holdsLibraries)
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        "%s names %s, which has no %s"
                            .formatted(setting, named.get(), NativePlatform.ENTRY_LIBRARY)));
      }
    }
    return besideThisClass()
        .filter(TensorFlowNatives::holdsLibraries)
        .orElseGet(() -> unpacked(settings));
  }

  private static Path unpacked(Settings settings) {
    String osName = System.getProperty("os.name");
    String osArch = System.getProperty("os.arch");
    return NativePlatform.of(osName, osArch)
        .flatMap(platform -> NativeUnpacker.of(platform, TensorFlowNatives.class.getClassLoader()))
        .orElseThrow(() -> unsupported(osName, osArch))
        .unpack(ObjectFetcher.open(ObjectStore.none(), settings));
  }

  static InvalidSettingException unsupported(String osName, String osArch) {
    return new InvalidSettingException(
        "this build has no TensorFlow libraries for %s on %s (there are some for %s); set"
                .formatted(osName, osArch, NativePlatform.SUPPORTED)
            + " DUET_NATIVES to a directory that holds them");
  }

  private static Optional<Path> besideThisClass() {
    CodeSource source = TensorFlowNatives.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      Path lib = Path.of(source.getLocation().toURI()).getParent();
      return Optional.ofNullable(lib).map(directory -> directory.resolveSibling("natives"));
    } catch (URISyntaxException | IllegalArgumentException e) {
      LOG.debug("this class was not loaded from a file", e);
      return Optional.empty();
    }
  }

  private static boolean holdsLibraries(Path directory) {
    return Files.isRegularFile(directory.resolve(NativePlatform.ENTRY_LIBRARY));
  }
}
