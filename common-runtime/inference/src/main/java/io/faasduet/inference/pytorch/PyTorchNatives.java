package io.faasduet.inference.pytorch;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.inference.natives.InferenceThreads;
import io.faasduet.inference.natives.NativeLibrary;
import io.faasduet.inference.natives.NativeLibraryLoader;
import io.faasduet.inference.natives.NativeLibraryLocator;
import io.faasduet.inference.tensorflow.TensorFlowNatives;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds PyTorch's native libraries and loads them. Without this DJL would try to download them.
 * They are looked for in the directory that the setting {@code DUET_NATIVES} names, in {@code
 * natives/} next to the program's {@code lib/}, and on the class path; see {@link
 * TensorFlowNatives}. Linux on x86_64 only.
 */
public final class PyTorchNatives {
  /** The library that Java calls; it needs the others, which are in the same directory. */
  static final String ENTRY_LIBRARY = "libdjl_torch.so";

  /** In the order in which they are loaded: each needs those before it. */
  private static final List<NativeLibrary> LIBRARIES =
      List.of(
          torch("libgomp-98b21ff3.so.1"),
          torch("libc10.so"),
          torch("libtorch_cpu.so"),
          torch("libtorch.so"),
          new NativeLibrary("jnilib/linux-x86_64/cpu/" + ENTRY_LIBRARY, ENTRY_LIBRARY));

  /** A process cannot load them twice, nor let go of them. */
  private static boolean loaded;

  private PyTorchNatives() {}

  /**
   * Loads the libraries into this process, and starts DJL's engine if it is there. Must come before
   * the first use of DJL; what has been loaded stays, so later calls do nothing, whatever their
   * settings.
   *
   * @param settings as for {@link TensorFlowNatives#load}
   * @throws InvalidSettingException if there are no libraries for this platform or in the directory
   *     that is named
   * @throws java.io.UncheckedIOException if they cannot be unpacked
   */
  public static synchronized void load(Settings settings) {
    if (!loaded) {
      Path directory = find(settings);
      configure(directory, InferenceThreads.of(settings));
      List<String> files = LIBRARIES.stream().map(NativeLibrary::file).toList();
      NativeLibraryLoader.load(directory, files, ModelDescription.PYTORCH);
      loaded = true;
    }
  }

  private static Path find(Settings settings) {
    return new NativeLibraryLocator(ENTRY_LIBRARY, List.of("DUET_NATIVES"))
        .find(
            settings,
            () ->
                NativeLibraryLocator.unpacked(LIBRARIES, settings)
                    .filter(directory -> onLinux())
                    .orElseThrow(PyTorchNatives::unsupported));
  }

  private static void configure(Path directory, InferenceThreads threads) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("PYTORCH_LIBRARY_PATH", directory.toString());
    System.setProperty("PYTORCH_FLAVOR", "cpu");
    System.setProperty("ai.djl.pytorch.num_threads", "" + threads.perOperation());
    System.setProperty("ai.djl.pytorch.num_interop_threads", "" + threads.images());
    // DJL looks for graphics cards through JNA, which takes 50 ms to unpack.
    System.setProperty("jna.nounpack", "true");
    System.setProperty("jna.noclasspath", "true");
  }

  private static boolean onLinux() {
    return System.getProperty("os.name").startsWith("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  private static InvalidSettingException unsupported() {
    return new InvalidSettingException(
        "this build has no PyTorch libraries for %s on %s (there are some for linux-x86_64); set"
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
            + " DUET_NATIVES to a directory that holds them");
  }

  private static NativeLibrary torch(String file) {
    return new NativeLibrary("pytorch/cpu/linux-x86_64/" + file, file);
  }
}
