package io.faasduet.localcloud.lambda.function;

import io.faasduet.files.Sha256;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.JavaCommand;
import io.faasduet.localcloud.process.JavaInstallation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * AWS's Java runtime interface client: the program that asks the Runtime API for invocations and
 * calls the handler. Its jars are taken from this JVM's class path and copied to the cache, so that
 * they have one address for good; CDS archives depend on it.
 *
 * @param jars the client and what it needs
 * @param nativeLibrary the client's own HTTP client. Without being told it, every environment would
 *     unpack it to one and the same file in /tmp, where two starting at once trip over each other.
 * @param archive the CDS archive of the client's classes, where there is one
 * @param java what it runs on
 */
public record RuntimeClient(
    List<Path> jars, Path nativeLibrary, Optional<Path> archive, JavaInstallation java) {
  static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private static final String NATIVE_LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** A class of each jar: of the client, its interfaces, its serialization, its SDK link. */
  private static final List<String> CLASSES =
      List.of(
          MAIN,
          "com.amazonaws.services.lambda.runtime.LambdaRuntime",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  /**
   * The client that is on this JVM's class path, run by this JVM's Java.
   *
   * @throws IllegalStateException if it is not there, or has no native library for this machine
   */
  public static RuntimeClient installed(CacheDirectory cache) {
    List<Path> sources = CLASSES.stream().map(RuntimeClient::jarOf).toList();
    String library = libraryName();
    try {
      StringBuilder name = new StringBuilder();
      for (Path source : sources) {
        name.append(Sha256.hex(source));
      }
      String key = Sha256.hex(name.toString()).substring(0, 16);
      Path directory = cache.directory("runtime", key, target -> copy(sources, library, target));
      return new RuntimeClient(
          sources.stream().map(source -> directory.resolve(source.getFileName())).toList(),
          directory.resolve(library),
          Optional.empty(),
          JavaInstallation.current());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot copy the Lambda runtime client to " + cache.path() + ": " + e.getMessage(), e);
    }
  }

  /** The same client, started from its CDS archive. */
  public RuntimeClient withArchive(Path made) {
    return new RuntimeClient(jars, nativeLibrary, Optional.of(made), java);
  }

  /** The same client on another Java, for which it has no archive yet. */
  public RuntimeClient on(JavaInstallation other) {
    return new RuntimeClient(jars, nativeLibrary, Optional.empty(), other);
  }

  List<String> flags() {
    List<String> flags = new ArrayList<>();
    flags.add("-D" + NATIVE_LIBRARY_PROPERTY + "=" + nativeLibrary);
    archive.ifPresent(
        file -> {
          flags.add("-XX:SharedArchiveFile=" + file);
          // from JDK 24 on, the JVM calls it an error that the JDK's own archive has no --add-opens
          flags.add("-Xlog:cds=off");
        });
    return flags;
  }

  /**
   * The command that runs a handler. Its class path is the client alone, as on AWS: the client's
   * own class loader finds the function's classes and jars, in the directory it runs in.
   */
  JavaCommand commandOf(String handler) {
    return new JavaCommand(LambdaJvmFlags.LAMBDA, jars, MAIN, List.of(handler), java).with(flags());
  }

  /** Why Lambda environments cannot run on this machine, if they cannot. */
  public static Optional<String> unsupported() {
    String system = System.getProperty("os.name");
    return system.equals("Linux")
        ? Optional.empty()
        : Optional.of("AWS's runtime client has a native library for Linux only, not " + system);
  }

  private static void copy(List<Path> sources, String library, Path target) throws IOException {
    for (Path source : sources) {
      Files.copy(source, target.resolve(source.getFileName()));
    }
    try (InputStream content = RuntimeClient.class.getResourceAsStream("/jni/" + library)) {
      if (content == null) {
        throw new IllegalStateException("the Lambda runtime client has no " + library);
      }
      Files.copy(content, target.resolve(library));
    }
  }

  private static Path jarOf(String className) {
    try {
      Class<?> found = Class.forName(className, false, RuntimeClient.class.getClassLoader());
      CodeSource source = found.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(
          className + " must be on the class path to run Lambda functions", e);
    }
  }

  private static String libraryName() {
    unsupported()
        .ifPresent(
            reason -> {
              throw new IllegalStateException(reason);
            });
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return "libaws-lambda-jni.linux%s-%s.so"
        .formatted(runsOnMusl() ? "_musl" : "", arm ? "aarch_64" : "x86_64");
  }

  private static boolean runsOnMusl() {
    try {
      return Files.readString(Path.of("/proc/self/maps")).contains("/ld-musl-");
    } catch (IOException e) {
      return false;
    }
  }
}
