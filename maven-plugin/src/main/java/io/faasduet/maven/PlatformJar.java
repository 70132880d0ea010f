package io.faasduet.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A jar with its native libraries of one platform, of those that it has for many: {@code zstd-jni}
 * has them in {@code linux/amd64} and so on, 7 MB compressed.
 */
final class PlatformJar {
  private static final Pattern LIBRARY =
      Pattern.compile("(aix|darwin|freebsd|linux|win)/([^/]+)/.+");

  /** What such directories are called by the JVM's names of architectures. */
  private static final Map<String, String> ARCHITECTURES =
      Map.of("x86_64", "amd64", "arm64", "aarch64");

  private PlatformJar() {}

  /**
   * Writes one under its name once it is whole; its entries are those of the jar, as they are.
   *
   * @param architecture of Linux: {@code x86_64} or {@code arm64}
   */
  static void write(Path jar, Path platformJar, String architecture) throws IOException {
    Files.createDirectories(platformJar.getParent());
    Path unfinished = platformJar.resolveSibling(platformJar.getFileName() + ".part");
    try (ZipFile whole = ZipFile.builder().setPath(jar).get();
        ZipArchiveOutputStream out = new ZipArchiveOutputStream(unfinished)) {
      for (ZipArchiveEntry entry : Collections.list(whole.getEntriesInPhysicalOrder())) {
        if (!isOfAnother(entry.getName(), architecture)) {
          try (InputStream raw = whole.getRawInputStream(entry)) {
            out.addRawArchiveEntry(entry, raw);
          }
        }
      }
    }
    Files.setLastModifiedTime(unfinished, Files.getLastModifiedTime(jar));
    Files.move(unfinished, platformJar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isOfAnother(String name, String architecture) {
    Matcher library = LIBRARY.matcher(name);
    return library.matches()
        && !(library.group(1).equals("linux")
            && library.group(2).equals(ARCHITECTURES.get(architecture)));
  }
}
