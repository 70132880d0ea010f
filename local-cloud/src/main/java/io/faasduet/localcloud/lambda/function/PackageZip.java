package io.faasduet.localcloud.lambda.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.process.ShownText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a function's zip by its central directory, as unzip does: there may be something before
 * it, such as a shell script; of two entries of one name the last counts. Symbolic links are made
 * when all files are there, so that nothing is written through one, and must lead to something in
 * the package.
 */
final class PackageZip {
  /** Of all that is unpacked, layers included: see "Lambda quotas" in the guide. */
  static final long MAX_BYTES = 262_144_000;

  private static final String NOT_ONE =
      "Could not unzip uploaded file. Please check your file, then try to upload again.";
  private static final int MAX_NAME_BYTES = 255;
  private static final int MAX_PATH_BYTES = 4000;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ZipFile zip;
  private final Path directory;
  private final Set<String> linkNames;
  private final Set<Path> files = new HashSet<>();
  private final Map<Path, String> links = new LinkedHashMap<>();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long bytes;

  private PackageZip(ZipFile zip, Path directory, Set<String> linkNames) {
    this.zip = zip;
    this.directory = directory;
    this.linkNames = linkNames;
  }

  /**
   * Unpacks a zip into an empty directory.
   *
   * @throws IllegalArgumentException if it cannot be done, whatever this machine's state; what was
   *     unpacked until then stays
   */
  static void unpack(Path file, Path directory) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      PackageZip unpacked = new PackageZip(zip, directory, ZipLinks.of(file));
      Set<String> names = new LinkedHashSet<>();
      Collections.list(zip.entries()).forEach(entry -> names.add(entry.getName()));
      for (String name : names) {
        unpacked.add(zip.getEntry(name));
      }
      unpacked.makeLinks();
      if (Files.isRegularFile(directory.resolve(BootstrapProgram.NAME))) {
        makeExecutable(file, directory);
      }
    } catch (ZipException | EOFException e) {
      throw refused(e.getMessage(), e);
    }
  }

  private void add(ZipEntry entry) throws IOException {
    Path target = target(entry.getName());
    if (target.equals(directory)) {
      return;
    }
    if (entry.isDirectory()) {
      makeDirectories(target, entry.getName());
    } else if (Files.isDirectory(target)) {
      throw refused("'" + entry.getName() + "' is a file and a directory", null);
    } else {
      makeDirectories(target.getParent(), entry.getName());
      files.add(target);
      write(entry, target);
      if (linkNames.contains(entry.getName())) {
        links.put(target, linkTarget(entry, target));
      } else {
        links.remove(target);
      }
    }
  }

  /** What was written is where a link leads. */
  private static String linkTarget(ZipEntry entry, Path written) throws IOException {
    if (Files.size(written) > MAX_PATH_BYTES) {
      throw refused(
          "'" + entry.getName() + "' is a link of more than " + MAX_PATH_BYTES + " bytes", null);
    }
    return new String(Files.readAllBytes(written), UTF_8);
  }

  private void makeLinks() throws IOException {
    for (Map.Entry<Path, String> link : links.entrySet()) {
      Files.delete(link.getKey());
      try {
        Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
      } catch (InvalidPathException | NoSuchFileException e) { // such as an empty text
        throw refusedLink(link.getKey(), link.getValue(), e);
      }
    }
    // by the file system, as a link's way may lead over other links
    Path real = directory.toRealPath();
    for (Map.Entry<Path, String> link : links.entrySet()) {
      try {
        if (!link.getKey().toRealPath().startsWith(real)) {
          throw refusedLink(link.getKey(), link.getValue(), null);
        }
      } catch (FileSystemException e) { // leads nowhere, or in a circle
        throw refusedLink(link.getKey(), link.getValue(), e);
      }
    }
  }

  private IllegalArgumentException refusedLink(Path link, String target, Exception cause) {
    return refused(
        "'%s' is a link to '%s', which is not in the package"
            .formatted(directory.relativize(link), target),
        cause);
  }

  private Path target(String name) {
    for (String part : name.split("/")) {
      if (part.getBytes(UTF_8).length > MAX_NAME_BYTES) {
        throw refused("a name of more than " + MAX_NAME_BYTES + " bytes", null);
      }
    }
    Path target;
    try {
      target = directory.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw refused("a name that no file can have", e);
    }
    if (!target.startsWith(directory)) {
      throw refused("it holds '" + name + "', which leads out of the package", null);
    } else if (target.toString().getBytes(UTF_8).length > MAX_PATH_BYTES) {
      throw refused("a path of more than " + MAX_PATH_BYTES + " bytes", null);
    }
    return target;
  }

  private void makeDirectories(Path wanted, String name) throws IOException {
    for (Path at = wanted; !at.equals(directory); at = at.getParent()) {
      if (files.contains(at)) {
        throw refused("'" + name + "' is below a file", null);
      }
    }
    Files.createDirectories(wanted);
  }

  private void write(ZipEntry entry, Path target) throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      if (in == null) {
        throw refused("'" + entry.getName() + "' has no content", null);
      }
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes >= MAX_BYTES) {
          throw new IllegalArgumentException(
              "Unzipped size must be smaller than " + MAX_BYTES + " bytes");
        }
        checksum.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    if (entry.getCrc() >= 0 && entry.getCrc() != checksum.getValue()) {
      throw refused("the checksum of '" + entry.getName() + "' is wrong", null);
    }
    if (entry.getTime() >= 0) {
      // archives of classes compare it; Lambda's clock is UTC
      Files.setLastModifiedTime(
          target, FileTime.from(entry.getTimeLocal().toInstant(ZoneOffset.UTC)));
    }
  }

  /** Programs may be run, of a package that brings some. */
  private static void makeExecutable(Path file, Path directory) throws IOException {
    Map<String, ?> withPermissions = Map.of("enablePosixFileAttributes", true);
    try (FileSystem zip = FileSystems.newFileSystem(file, withPermissions);
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      for (Path entry : entries.filter(Files::isRegularFile).toList()) {
        Path unpacked = directory.resolve(entry.toString().substring(1));
        if (Files.getPosixFilePermissions(entry).contains(PosixFilePermission.OWNER_EXECUTE)
            && !Files.isSymbolicLink(unpacked)) {
          unpacked.toFile().setExecutable(true, false);
        }
      }
    }
  }

  private static IllegalArgumentException refused(String reason, Exception cause) {
    String said = ShownText.inLine(String.valueOf(reason));
    return new IllegalArgumentException(
        NOT_ONE + " (" + said.substring(0, Math.min(said.length(), 200)) + ")", cause);
  }
}
