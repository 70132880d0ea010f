package io.faasduet.maven;

import io.faasduet.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * The name of an archive that goes into an image or a zip: {@code function-}, a hash of all that it
 * holds for, and the ending of its kind. What has another name is of other jars, another JVM or
 * other flags.
 */
final class ArchiveName {
  /** Hexadecimal digits of the hash. */
  private static final int DIGITS = 16;

  private ArchiveName() {}

  /**
   * That of an archive which a JVM makes of a directory.
   *
   * @param directory with {@code lib/*.jar}, whose contents count, and {@code java.options}, which
   *     name the collector and all other flags
   */
  static String of(Path directory, TrainedArchive kind, TrainingJvm jvm) throws IOException {
    MessageDigest hash = Sha256.digest();
    for (Path jar : NativeLibraries.filesIn(directory.resolve("lib"))) {
      hash.update((jar.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
      hash.update(Sha256.digest().digest(Files.readAllBytes(jar)));
    }
    hash.update(Files.readAllBytes(directory.resolve("java.options")));
    hash.update(
        "%s\n%s\n%s"
            .formatted(jvm.vm(), jvm.version(), jvm.vendor())
            .getBytes(StandardCharsets.UTF_8));
    String ending = kind.file().substring(kind.file().indexOf('.'));
    return "function-" + Sha256.hex(hash).substring(0, DIGITS) + ending;
  }
}
