package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a module's functions need besides its own classes, as one jar. Modules of a build that need
 * the same have one file, by hard links where they can be.
 *
 * @param jar where it is made
 * @param others where the other modules of the build have theirs
 */
record LibrariesJar(Path jar, List<Path> others) {
  private static final Object IN_THIS_JVM = new Object();

  /**
   * The jar, which is made unless it is of the same libraries.
   *
   * @param classPath the libraries by their names
   * @param timestamp the time of all entries
   */
  Path of(Map<String, Path> classPath, String timestamp) throws IOException {
    synchronized (IN_THIS_JVM) { // modules that are built at the same time, too
      Origin origin = origin(jar, classPath, timestamp);
      if (!Files.exists(jar) || !origin.isTheSame()) {
        origin.forget();
        if (!linked(classPath, timestamp)) {
          MergedJar.write(jar, List.copyOf(classPath.values()), Timestamps.of(timestamp));
        }
        origin.remember();
      }
    }
    return jar;
  }

  private boolean linked(Map<String, Path> classPath, String timestamp) throws IOException {
    for (Path other : others) {
      Origin theirs = origin(other, classPath, timestamp);
      // asked again, as another build may have made it anew meanwhile
      if (theirs.isTheSame() && LaidOutDirectory.link(other, jar) && theirs.isTheSame()) {
        return true;
      }
    }
    return false;
  }

  private static Origin origin(Path jar, Map<String, Path> classPath, String timestamp)
      throws IOException {
    Origin origin = new Origin(jar.resolveSibling(jar.getFileName() + ".origin"));
    origin.add(timestamp);
    origin.add(classPath);
    return origin;
  }
}
