package io.faasduet.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The file by which backups and searches know a directory as a cache, of the <a
 * href="https://bford.info/cachedir/">Cache Directory Tagging Specification</a>.
 */
public final class CacheTag {
  private static final String FILE = "CACHEDIR.TAG";
  private static final String SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55";
  private static final String TEXT =
      SIGNATURE
          + "\n# Made by Duet; 'duet cache' shows and removes what is here."
          + "\n# About this file: https://bford.info/cachedir/\n";

  private CacheTag() {}

  /** Whether the directory is somebody's cache. */
  public static boolean isIn(Path directory) {
    Path tag = directory.resolve(FILE);
    if (!Files.isRegularFile(tag, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream content = Files.newInputStream(tag)) {
      byte[] start = content.readNBytes(SIGNATURE.length());
      return SIGNATURE.equals(new String(start, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false; // nobody can tell
    }
  }

  /** Puts the file into a directory that has none; one that cannot be written stays without. */
  static void putInto(Path directory) throws IOException {
    Path tag = directory.resolve(FILE);
    if (Files.exists(tag, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      AtomicFile.write(tag, TEXT.getBytes(StandardCharsets.UTF_8));
    } catch (FileSystemException e) {
      // what is in a cache that is only read is of use without it
    }
  }
}
