package io.faasduet.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";

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
    Invocations invocations = new Invocations(example, requests);
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer api =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.setExecutor(threads);
    api.createContext("/", invocations::handle);
    api.start();
    Process process = start(handler, environment, api.getAddress());
    try {
      process.onExit().thenRun(() -> invocations.end("its runtime ended before it was asked to"));
      boolean answered = invocations.await();
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
      api.stop(0);
      threads.shutdownNow();
    }
  }

  private Process start(String handler, Map<String, String> environment, InetSocketAddress api)
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
                "AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getPort(),
                "AWS_LAMBDA_FUNCTION_NAME", "training",
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "AWS_REGION", "us-east-1",
                "LAMBDA_TASK_ROOT", directory.toAbsolutePath().toString(),
                "_HANDLER", handler));
    return builder.start();
  }

  /** What the runtime is given and answers. */
  private static final class Invocations {
    private final byte[] event;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();
    private int left;
    private boolean answered;

    Invocations(JsonNode example, int requests) {
      event = example.toString().getBytes(StandardCharsets.UTF_8);
      left = requests;
    }

    /** Whether the last one was answered, once all are through. */
    boolean await() throws IOException, InterruptedException {
      try {
        return done.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new IOException(e.getCause().getMessage(), e);
      } catch (TimeoutException e) {
        throw new IOException("it was not through within %d s".formatted(LIMIT.toSeconds()), e);
      }
    }

    void end(String reason) {
      done.completeExceptionally(new IOException(reason));
    }

    void handle(HttpExchange exchange) throws IOException {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      if (!path.equals(INVOCATION + "next")) {
        if (path.endsWith("/init/error")) {
          end("its INIT failed: " + new String(body, StandardCharsets.UTF_8));
        }
        answered(path.endsWith("/response"));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
      } else if (next()) {
        exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "" + UUID.randomUUID());
        exchange
            .getResponseHeaders()
            .add("Lambda-Runtime-Deadline-Ms", "" + Instant.now().plus(LIMIT).toEpochMilli());
        exchange
            .getResponseHeaders()
            .add(
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:us-east-1:000000000000:function:training");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
        exchange.close();
      } // else the runtime waits until it is ended
    }

    private synchronized boolean next() {
      if (left == 0) {
        done.complete(answered);
        return false;
      }
      left--;
      return true;
    }

    private synchronized void answered(boolean response) {
      answered = response;
    }
  }
}
