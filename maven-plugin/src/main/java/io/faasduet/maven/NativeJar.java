package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar with the native libraries of one platform.
 *
 * @param file the jar
 * @param place the directory in it that holds them, ending with a slash
 */
record NativeJar(Path file, String place) {

  /** The libraries' entries. */
  List<ZipEntry> libraries(ZipFile jar) {
    return jar.stream()
        .map(ZipEntry.class::cast)
        .filter(entry -> entry.getName().startsWith(place) && isLibrary(fileName(entry)))
        .toList();
  }

  /** Differs where the jar does. */
  String fingerprint() throws IOException {
    return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
  }

  /** An entry's name without its directory. */
  static String fileName(ZipEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  private static boolean isLibrary(String name) {
    return name.matches(".+\\.so(\\..*)?|.+\\.dylib|.+\\.dll");
  }
}
