package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The command in a process of its own, for what only signals and real streams show. */
public final class DuetProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final long SIGINT_BIT = 1L << 1;

  private final Process process;
  private final Path out;
  private final Path err;
  private final Path temporary;

  private DuetProcess(Process process, Path out, Path err, Path temporary) {
    this.process = process;
    this.out = out;
    this.err = err;
    this.temporary = temporary;
  }

  public static DuetProcess start(Path directory, String... arguments) throws IOException {
    return start(directory, Map.of(), arguments);
  }

  /**
   * Starts it.
   *
   * @param environment what is set beside this process's own environment
   */
  public static DuetProcess start(
      Path directory, Map<String, String> environment, String... arguments) throws IOException {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // each lives for seconds
                "-XX:+UseSerialGC",
                "-Dduet.home=" + System.getProperty("duet.home"),
                "-Dduet.arch=" + System.getProperty("duet.arch"),
                "-Djava.io.tmpdir=" + temporary));
    line.addAll(classPath());
    line.add(Duet.class.getName());
    line.addAll(List.of(arguments));
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new DuetProcess(builder.start(), out, err, temporary);
  }

  /** Of the packaged command with its archive of classes where it is made, else of the tests. */
  private static List<String> classPath() {
    String packaged = System.getProperty("duet.packaged");
    if (packaged == null) {
      return List.of("-cp", System.getProperty("java.class.path"));
    }
    return List.of(
        "-XX:SharedArchiveFile=" + packaged + "/classes.jsa",
        "-Xshare:auto",
        "-Xlog:cds=off",
        "-Xlog:cds+dynamic=off",
        "-cp",
        packaged + "/lib/*");
  }

  public String out() throws IOException {
    return Files.readString(out);
  }

  public String err() throws IOException {
    return Files.readString(err);
  }

  /** Its directory for temporary files, its own. */
  public Path temporary() {
    return temporary;
  }

  public List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Polls until it holds. */
  public void await(Callable<Boolean> condition) throws Exception {
    await(LIMIT, condition);
  }

  /** The same for what may take longer than most. */
  public void await(Duration limit, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime() - deadline)
          .as("deadline; standard error: %s", err())
          .isNegative();
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Skips the test where what it starts does not hear that signal, such as {@code INT}. */
  public static void assumeHeard(String signal) throws IOException {
    assumeThat(signal.equals("INT") && interruptsAreIgnored())
        .as("this JVM and all it starts were started deaf to SIGINT")
        .isFalse();
  }

  /** Sends a signal, such as {@code INT}, which {@link #assumeHeard} has found to be heard. */
  public void signal(String name) throws Exception {
    int killed =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    assertThat(killed).isZero();
  }

  public int exitCode() throws InterruptedException {
    return exitCode(LIMIT);
  }

  /** That of a command that may take longer than most. */
  public int exitCode(Duration limit) throws InterruptedException {
    assertThat(process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** Whether this JVM and all it starts were started deaf to SIGINT, as by a script's {@code &}. */
  public static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(
                line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
  }
}
