package io.faasduet.inference.tensorflow;

import io.faasduet.inference.natives.NativeLibrary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A platform that TensorFlow's libraries exist for on Maven Central.
 *
 * @param classifier what the platform is called there, and inside the jar
 */
public record TensorFlowPlatform(String classifier) {
  static final String SUPPORTED = "linux-x86_64, macosx-arm64 and macosx-x86_64";

  private static final String RESOURCES = "org/tensorflow/internal/c_api/";

  /** The platform of these two system properties, if there are libraries for it. */
  public static Optional<TensorFlowPlatform> of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("linux") && osArch.equals("amd64")) {
      return Optional.of(new TensorFlowPlatform("linux-x86_64"));
    } else if (os.startsWith("mac") && osArch.equals("aarch64")) {
      return Optional.of(new TensorFlowPlatform("macosx-arm64"));
    } else if (os.startsWith("mac") && osArch.equals("x86_64")) {
      return Optional.of(new TensorFlowPlatform("macosx-x86_64"));
    }
    return Optional.empty();
  }

  /** The libraries in the order in which they are loaded. */
  List<String> libraries() {
    return libraries(classifier);
  }

  /** The same for an operating system, on whichever processor. */
  static List<String> libraries(String os) {
    return os.toLowerCase(Locale.ROOT).startsWith("mac")
        ? List.of(
            "libtensorflow_cc.2.dylib", "libtensorflow_framework.2.dylib", "libjnitensorflow.dylib")
        : List.of("libtensorflow_cc.so.2", "libtensorflow_framework.so.2", "libjnitensorflow.so");
  }

  /** Where a library lies on the class path. */
  String resource(String library) {
    return RESOURCES + classifier + "/" + library;
  }

  /** The libraries, each from its resource to a file of its name. */
  List<NativeLibrary> files() {
    return libraries().stream()
        .map(library -> new NativeLibrary(resource(library), library))
        .toList();
  }
}
