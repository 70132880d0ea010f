package io.faasduet.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.List;

/**
 * The classes of one class path, parsed and laid out ready to be mapped (AppCDS). It lies beside
 * the directory it was made of, named after a hash of the JVM, its flags and the class path's
 * names, sizes and times: after any change there is simply none, and the program starts without.
 */
final class ClassDataArchive {
  private final Path file;

  private ClassDataArchive(Path file) {
    this.file = file;
  }

  /** The archive for a command whose class path is, at least in part, in the directory. */
  static ClassDataArchive of(Path directory, JavaCommand command) {
    Path named = directory.toAbsolutePath().normalize();
    return new ClassDataArchive(
        named.resolveSibling(named.getFileName() + "." + hash(command) + ".jsa"));
  }

  boolean exists() {
    return Files.isRegularFile(file);
  }

  Path file() {
    return file;
  }

  /** What makes a JVM start from the archive; nothing if there is none. */
  List<String> flags() {
    return exists() ? List.of("-XX:SharedArchiveFile=" + file) : List.of();
  }

  /** What makes a JVM write the archive, not yet under its name, as it ends in an orderly way. */
  List<String> trainingFlags() {
    return List.of(
        "-XX:ArchiveClassesAtExit=" + unfinished(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
  }

  /**
   * Gives the archive that a training run has written its name.
   *
   * @throws ProcessStartException if the run wrote none
   */
  void adopt() {
    try {
      Files.move(
          unfinished(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ProcessStartException("the training run wrote no archive " + file, e);
    }
  }

  private Path unfinished() {
    return file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
  }

  private static String hash(JavaCommand command) {
    MessageDigest digest = Sha256.digest();
    update(digest, System.getProperty("java.vm.name") + System.getProperty("java.vm.version"));
    command.flags().forEach(flag -> update(digest, flag));
    for (Path jar : command.classPath()) {
      try {
        update(
            digest, jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + jar, e);
      }
    }
    return Sha256.hex(digest).substring(0, 16);
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
