package io.faasduet.maven;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server directory says of its CDS archive in {@value #FILE}, so that it is not used with
 * anything else.
 *
 * @param file its name in the directory
 * @param java the version of the Java runtime that made it
 * @param vm the name and build of that JVM, and the machine's architecture
 * @param bytes its size
 * @param files size in bytes and time in seconds of each file that it depends on, by name
 */
record ArchiveDescription(
    String file, String java, String vm, long bytes, Map<String, String> files) {
  static final String FILE = "META-INF/duet/archive.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Describes an archive that this JVM's {@code java} has made of a server directory. */
  static ArchiveDescription of(Path directory, String archive) throws IOException {
    return new ArchiveDescription(
        archive,
        System.getProperty("java.runtime.version"),
        vmOfThisProcess(),
        Files.size(directory.resolve(archive)),
        files(directory));
  }

  /** The JVM that runs Maven, and makes archives. */
  static String vmOfThisProcess() {
    return "%s %s for %s"
        .formatted(
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.arch"));
  }

  /** The files of a server directory that its archive depends on; the JVM compares seconds. */
  static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path jar : NativeLibraries.filesIn(directory.resolve("lib"))) {
      files.put("lib/" + jar.getFileName(), facts(jar));
    }
    files.put("java.options", facts(directory.resolve("java.options")));
    return files;
  }

  void writeTo(Path directory) throws IOException {
    Files.write(directory.resolve(FILE), JSON.writeValueAsBytes(this));
  }

  private static String facts(Path file) throws IOException {
    return Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant().getEpochSecond();
  }
}
