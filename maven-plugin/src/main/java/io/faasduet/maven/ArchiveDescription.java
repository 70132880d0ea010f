package io.faasduet.maven;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server directory says of an archive, in a separate file, so that it is not used with
 * anything else.
 *
 * @param file its name in the directory
 * @param java the version of the Java runtime that made it
 * @param vm the name and build of that JVM, and the machine's architecture
 * @param bytes its size
 * @param millis how long the training run took that made it
 * @param files size in bytes and time in seconds of each file that it depends on, by name
 */
record ArchiveDescription(
    String file, String java, String vm, long bytes, long millis, Map<String, String> files) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Describes an archive that a JVM has made of a server directory. */
  static ArchiveDescription of(Path directory, String file, TrainingJvm jvm, Duration took)
      throws IOException {
    return new ArchiveDescription(
        file,
        jvm.version(),
        jvm.vm(),
        Files.size(directory.resolve(file)),
        took.toMillis(),
        files(directory));
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

  void writeTo(Path file) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(this));
  }

  private static String facts(Path file) throws IOException {
    return Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant().getEpochSecond();
  }
}
