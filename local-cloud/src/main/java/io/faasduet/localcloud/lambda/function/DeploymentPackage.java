package io.faasduet.localcloud.lambda.function;

import io.faasduet.files.Sha256;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.JavaCommand;
import io.faasduet.localcloud.process.ProcessStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Lambda zip, unpacked where its content's hash says. */
final class DeploymentPackage {
  private DeploymentPackage() {}

  /**
   * Unpacks the zip unless the same content lies unpacked already.
   *
   * @return the directory that is the function's task root
   * @throws IllegalArgumentException if it cannot be unpacked, or an entry's name leads out of that
   *     directory, or it holds more than Lambda takes
   */
  static Path unpack(Path zip, CacheDirectory cache) {
    try {
      return cache.directory(
          "functions", Sha256.hex(zip), directory -> PackageZip.unpack(zip, directory));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot deploy " + zip, e);
    }
  }

  /**
   * Checks that a package has classes or jars, where Lambda's class loader looks for them: classes
   * in the directory itself, jars in {@code lib}.
   *
   * @throws ProcessStartException if it has neither
   */
  static void requireCode(Path taskRoot) {
    if (!holdsMoreThanJars(taskRoot)) {
      JavaCommand.jarsOf(taskRoot);
    }
  }

  private static boolean holdsMoreThanJars(Path taskRoot) {
    try (Stream<Path> entries = Files.list(taskRoot)) {
      return entries.anyMatch(
          entry -> !entry.getFileName().toString().equals("lib") && !isDescriptor(entry));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + taskRoot, e);
    }
  }

  /** The function's description for tools, in which no class is looked for. */
  private static boolean isDescriptor(Path entry) {
    return entry.getFileName().toString().equals("META-INF")
        && List.of("duet").equals(List.of(entry.toFile().list()));
  }
}
