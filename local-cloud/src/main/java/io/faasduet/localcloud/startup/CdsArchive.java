package io.faasduet.localcloud.startup;

import io.faasduet.files.Sha256;
import io.faasduet.localcloud.process.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The classes of one class path, parsed and laid out ready to be mapped (AppCDS). It lies beside
 * the directory it was made of, named after a hash of the JVM, its flags and the class path's
 * names, times and contents: after any change there is simply none, and the program starts without.
 *
 * @param base the directory's name and the Java version, which older archives share
 */
public record CdsArchive(Path file, String base) {

  /** The archive for a command whose class path is, at least in part, in the directory. */
  public static CdsArchive of(Path directory, JavaCommand command) {
    Path named = directory.toAbsolutePath().normalize();
    String base = named.getFileName() + "-jdk" + Runtime.version().feature() + "-";
    return new CdsArchive(named.resolveSibling(base + hash(command) + ".jsa"), base);
  }

  public boolean exists() {
    return Files.isRegularFile(file);
  }

  /** What makes a JVM start from the archive; nothing if there is none. */
  public List<String> flags() {
    return exists() ? List.of("-XX:SharedArchiveFile=" + file) : List.of();
  }

  /** What makes a JVM write the archive, not yet under its name, as it ends in an orderly way. */
  public List<String> trainingFlags() {
    return List.of(
        "-XX:ArchiveClassesAtExit=" + unfinished(),
        // it would name every class that cannot be archived, on standard output
        "-Xlog:cds=off",
        "-Xlog:cds+dynamic=off");
  }

  /**
   * Gives the archive that a training run has written its name, in place of older ones.
   *
   * @throws IOException if the run wrote none
   */
  public void adopt() throws IOException {
    Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE);
    try (DirectoryStream<Path> archives =
        Files.newDirectoryStream(file.getParent(), base + "*.jsa")) {
      for (Path archive : archives) {
        if (!archive.equals(file)) {
          Files.deleteIfExists(archive);
        }
      }
    }
  }

  private Path unfinished() {
    return file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
  }

  private static String hash(JavaCommand command) {
    MessageDigest digest = Sha256.digest();
    update(digest, System.getProperty("java.vm.name") + System.getProperty("java.vm.version"));
    try {
      for (String flag : command.flags()) {
        update(digest, flag.startsWith("@") ? Files.readString(Path.of(flag.substring(1))) : flag);
      }
      for (Path jar : command.classPath()) {
        update(digest, jar + " " + Files.getLastModifiedTime(jar).toMillis());
        update(digest, jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what would be started", e);
    }
    return Sha256.hex(digest).substring(0, 16);
  }

  /** The checksums of what is in it: builds that are reproducible give every jar the same time. */
  private static void update(MessageDigest digest, Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream().forEach(entry -> update(digest, entry.getName() + " " + entry.getCrc()));
    }
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
