package io.faasduet.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A program of the module's class path, run in its own JVM. */
final class JavaProgram {
  private JavaProgram() {}

  /** The {@code java} of the JVM that runs Maven. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A class path as JVMs take it. */
  static String joined(List<Path> classPath) {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Runs a main class to its end and returns what it printed.
   *
   * @throws IOException if it fails; the message has its errors
   */
  static String run(List<Path> classPath, String mainClass, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", joined(classPath), mainClass));
    command.addAll(arguments);
    return output(mainClass, command);
  }

  /**
   * Runs a command to its end and returns what it printed.
   *
   * @param name what messages call it
   * @throws IOException if it fails; the message has its errors
   */
  static String output(String name, List<String> command) throws IOException {
    File errors = File.createTempFile("duet", ".log");
    try {
      Process process = new ProcessBuilder(command).redirectError(errors).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(
            "%s ended with status %d: %s"
                .formatted(name, status, java.nio.file.Files.readString(errors.toPath()).strip()));
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + " was interrupted", e);
    } finally {
      errors.delete();
    }
  }
}
