package io.faasduet.maven;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A run of AWS's runtime client that leaves an archive of its classes and the function's: some
 * invocations by a Runtime API (2018-06-01) of its own, then an orderly end.
 *
 * @param java the {@code java} that is run
 * @param directory with {@code java.options} and {@code main.options}, which it runs in
 * @param kind what is made
 * @param archive where the archive is written
 */
record LambdaTraining(String java, Path directory, TrainedArchive kind, Path archive) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Where the runtime client's native library is in the directory. */
  static final String CLIENT_LIBRARY = "runtime/libaws-lambda-jni.so";

  /** Tells the runtime client where it is, before an absolute path. */
  static final String CLIENT_LIBRARY_FLAG =
      "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";

  /**
   * Runs it.
   *
   * @param handler the handler's class
   * @return whether the function answered the last invocation; false if it threw something
   * @throws IOException if INIT fails, or the JVM writes no archive
   */
  boolean run(String handler, JsonNode example, int requests, Map<String, String> environment)
      throws IOException {
    Files.deleteIfExists(archive);
    TrainingApi api = TrainingApi.start(example, requests, LIMIT);
    Process process = start(handler, environment, api);
    try {
      process.onExit().thenRun(() -> api.end("its runtime ended before it was asked to"));
      boolean answered = api.await();
      process.destroy();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("its runtime did not end within %d s".formatted(LIMIT.toSeconds()));
      }
      if (!Files.exists(archive)) {
        throw new IOException("the JVM wrote none; its output is above");
      }
      return answered;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the function was running", e);
    } finally {
      process.destroyForcibly();
      api.close();
    }
  }

  private Process start(String handler, Map<String, String> environment, TrainingApi api)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java, "@java.options"));
    command.addAll(kind.recording(archive.toAbsolutePath()));
    command.add(CLIENT_LIBRARY_FLAG + directory.resolve(CLIENT_LIBRARY).toAbsolutePath());
    command.addAll(List.of("@main.options", handler));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeAll(ServedFunction.JAVA_OPTIONS);
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_FUNCTION_NAME", "training",
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "AWS_REGION", "us-east-1",
                "LAMBDA_TASK_ROOT", directory.toAbsolutePath().toString(),
                "_HANDLER", handler));
    return builder.start();
  }
}
