package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** AWS's own runtime interface client, running a handler in a process of its own. */
final class RuntimeProcess implements AutoCloseable {
  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Path classLog;

  private RuntimeProcess(Process process, Path classLog) {
    this.process = process;
    this.classLog = classLog;
    Thread reader = new Thread(this::readLines, "standard output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  static RuntimeProcess start(
      RuntimeApi api, String handler, Path directory, Map<String, String> settings)
      throws IOException {
    Path classLog = directory.resolve("classes.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xlog:class+load:file=" + classLog,
            "-D" + NATIVE_CLIENT + "=" + nativeClient(directory),
            "-cp",
            System.getProperty("java.class.path"),
            AWSLambda.class.getName(),
            handler);
    builder.directory(directory.toFile());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Map<String, String> environment = builder.environment();
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("_HANDLER", handler);
    environment.put("LAMBDA_TASK_ROOT", directory.toString());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "probe");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/probe");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "probe");
    environment.put("AWS_REGION", "eu-central-1");
    environment.putAll(settings);
    return new RuntimeProcess(builder.start(), classLog);
  }

  private static final String NATIVE_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** Unpacked for each process: left to itself, the client overwrites one file for all of them. */
  private static Path nativeClient(Path directory) throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String resource = "/jni/libaws-lambda-jni.linux-" + architecture + ".so";
    Path library = directory.resolve("libaws-lambda-jni.so");
    try (InputStream in = AWSLambda.class.getResourceAsStream(resource)) {
      Files.copy(in, library);
    }
    return library;
  }

  /** The next line on standard output that is Duet's. */
  String nextLine() throws InterruptedException {
    return Optional.ofNullable(lines.poll(60, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("no line on standard output for a minute"));
  }

  int waitForExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the process did not end within a minute");
    }
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The classes loaded so far, one line each. */
  List<String> loadedClasses() throws IOException {
    return Files.readAllLines(classLog);
  }

  private void readLines() {
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      out.lines().filter(line -> line.startsWith("{\"duet\":")).forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("standard output was lost: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
