package io.faasduet.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@link ProbeServer} in a JVM of its own. */
final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  ChildProcess(Map<String, String> settings) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            ProbeServer.class.getName());
    builder.environment().putAll(settings);
    process = builder.start();
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The next line of standard output that contains the text. */
  String line(String text) {
    try {
      String line = out.readLine();
      while (line != null && !line.contains(text)) {
        line = out.readLine();
      }
      if (line == null) {
        throw new AssertionError("the process ended without a line with " + text);
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it accepts connections. */
  int port() {
    return Integer.parseInt(line("\"ready\"").replaceAll(".*\"port\":(\\d+).*", "$1"));
  }

  void sendLine() throws IOException {
    process.outputWriter().write("\n");
    process.outputWriter().flush();
  }

  /** SIGTERM. */
  void terminate() {
    process.toHandle().destroy();
  }

  int exitStatus() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the process did not end");
    }
    return process.exitValue();
  }

  /** What it said on standard error about itself, once it has ended. */
  List<String> complaints() {
    List<String> lines = new ArrayList<>();
    try (BufferedReader err =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      err.lines().filter(line -> !line.startsWith("SLF4J")).forEach(lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
