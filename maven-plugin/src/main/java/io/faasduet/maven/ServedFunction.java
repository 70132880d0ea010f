package io.faasduet.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server process of a packaged function, on any free port of this machine. */
final class ServedFunction implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final int port;

  private ServedFunction(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server directory and waits until it accepts connections.
   *
   * @param options further options of its JVM
   * @throws IOException if it ends before it is ready
   */
  static ServedFunction start(Path directory, List<String> options, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(JavaProgram.java(), "@java.options"));
    command.addAll(options);
    command.add("@main.options");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    builder.environment().put("PORT", "0");
    Process process = builder.start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("{")) {
        JsonNode port = JSON.readTree(line).findValue("port");
        if (port != null) {
          Thread reader = new Thread(() -> output.lines().forEach(ignored -> {}), "duet-output");
          reader.setDaemon(true);
          reader.start();
          return new ServedFunction(process, port.asInt());
        }
      }
    }
    throw new IOException("the server in %s ended before it was ready".formatted(directory));
  }

  /** Posts a JSON request and returns the answer's status. */
  int post(JsonNode request) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
            .build();
    return HttpClient.newHttpClient()
        .send(post, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Asks it to end (SIGTERM) and returns its exit status. */
  int stop() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("the server did not end within %d s".formatted(LIMIT.toSeconds()));
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Waits for a process that ends with this JVM at the latest, and returns its exit status. */
  static int awaitEnd(Process process) throws IOException {
    Thread end = new Thread(process::destroy, "duet-end");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      int status = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
      return status;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
