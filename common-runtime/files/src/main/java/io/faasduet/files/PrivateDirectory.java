package io.faasduet.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;

/**
 * A directory whose content can be believed: nobody but this process's user, or root, has been able
 * to put anything there.
 */
final class PrivateDirectory {
  private static final int WRITABLE_BY_OTHERS = 022;
  private static final int FOR_OTHERS = 077;
  private static final int ROOT = 0;

  private PrivateDirectory() {}

  /**
   * Makes the directory, for its owner alone, if it is missing.
   *
   * @throws IOException if it cannot be made
   * @throws UnusableCacheException if it is not private
   */
  static void create(Path directory) throws IOException {
    require(directory);
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(Objects.requireNonNullElse(directory.getParent(), directory));
      make(directory);
    }
    require(directory);
  }

  private static void make(Path directory) throws IOException {
    try {
      if (hasModes(directory)) {
        Files.createDirectory(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(directory);
      }
    } catch (FileAlreadyExistsException e) {
      // another process was faster; it is looked at like any other
    }
  }

  /**
   * Requires that a directory is private, or missing. One that others may only read is closed to
   * them.
   *
   * @throws UnusableCacheException if it is not, or cannot become one; the message says what to do
   */
  static void require(Path directory) {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      requireDirectoryAbove(directory);
      return;
    }
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(
          directory,
          Files.isSymbolicLink(directory)
              ? "is a symbolic link: set DUET_CACHE to the directory that it names"
              : "is not a directory: set DUET_CACHE to one");
    }
    try {
      if (hasModes(directory)) {
        requireOwn(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the cache " + directory + " cannot be read: " + e, e);
    }
  }

  /** A directory that is missing can be made only where the way to it leads over directories. */
  private static void requireDirectoryAbove(Path directory) {
    for (Path above = directory.getParent();
        above != null && !Files.isDirectory(above);
        above = above.getParent()) {
      if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(
            directory,
            "cannot be made, as "
                + above
                + (Files.isSymbolicLink(above)
                    ? " is a symbolic link that leads to no directory"
                    : " is a file")
                + ": set DUET_CACHE to a directory");
      }
    }
  }

  private static void requireOwn(Path directory) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(directory, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
    int owner = (int) found.get("uid");
    int mode = (int) found.get("mode");
    int me = ownUser();
    if (owner != me && owner != ROOT) {
      throw refused(
          directory,
          "belongs to another user (id "
              + owner
              + ", not "
              + me
              + "): set DUET_CACHE to a directory of your own");
    }
    if ((mode & WRITABLE_BY_OTHERS) != 0) {
      throw refused(
          directory,
          "can be written by others (mode "
              + Integer.toOctalString(mode & 07777)
              + "): set DUET_CACHE to a new directory in it, or delete it");
    }
    if (owner == me && (mode & FOR_OTHERS) != 0) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** The id of the user that this process runs as. */
  static int ownUser() {
    Path process = Path.of("/proc/self");
    Path own = Files.exists(process) ? process : Path.of(System.getProperty("user.home"));
    try {
      return hasModes(own) ? (int) Files.getAttribute(own, "unix:uid") : ROOT;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell which user this process runs as: " + e, e);
    }
  }

  private static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  private static UnusableCacheException refused(Path directory, String reason) {
    String message = "the cache " + directory + " " + reason;
    return new UnusableCacheException(message, new IOException(message));
  }
}
