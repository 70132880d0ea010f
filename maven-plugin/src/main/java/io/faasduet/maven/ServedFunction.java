package io.faasduet.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server process of a packaged function, on any free port of this machine. */
final class ServedFunction implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Set<String> JAVA_OPTIONS =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Process process;
  private final int port;

  private ServedFunction(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server directory and waits until it accepts connections.
   *
   * @param java the {@code java} that runs it
   * @param options further options of its JVM
   * @throws IOException if it ends before it is ready, or is not ready in two minutes
   */
  static ServedFunction start(
      String java, Path directory, List<String> options, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java, "@java.options"));
    command.addAll(options);
    command.add("@main.options");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    // an agent, say, would leave its mark in an archive
    builder.environment().keySet().removeAll(JAVA_OPTIONS);
    builder.environment().putAll(environment);
    builder.environment().put("PORT", "0");
    Process process = builder.start();
    CompletableFuture<Void> limit =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS));
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("{")) {
        JsonNode port = JSON.readTree(line).findValue("port");
        if (port != null) {
          limit.cancel(false);
          Thread reader = new Thread(() -> readToItsEnd(output), "duet-output");
          reader.setDaemon(true);
          reader.start();
          return new ServedFunction(process, port.asInt());
        }
      }
    }
    limit.cancel(false);
    throw new IOException(
        "the server in %s ended before it was ready; its output is above".formatted(directory));
  }

  private static void readToItsEnd(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      return; // it was closed with the process
    }
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  /** Posts a JSON request and returns the answer's status. */
  int post(JsonNode request) throws IOException {
    HttpURLConnection connection = connect();
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    try (OutputStream body = connection.getOutputStream()) {
      body.write(request.toString().getBytes(StandardCharsets.UTF_8));
    }
    return connection.getResponseCode();
  }

  /** Sends a request without a body and returns the answer's status. */
  int get() throws IOException {
    return connect().getResponseCode();
  }

  /** Makes a gRPC call over HTTP/2, whose status nobody reads. */
  void callOverGrpc(String method, byte[] message) throws IOException, InterruptedException {
    HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_2)
        .build()
        .send(
            HttpRequest.newBuilder(address("/" + method))
                .timeout(LIMIT)
                .header("Content-Type", "application/grpc")
                .header("TE", "trailers")
                .POST(BodyPublishers.ofByteArray(message))
                .build(),
            HttpResponse.BodyHandlers.discarding());
  }

  /** A connection for one request: a server that ends waits for those that may bring another. */
  private HttpURLConnection connect() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address("/").toURL().openConnection();
    connection.setRequestProperty("Connection", "close");
    connection.setReadTimeout(Math.toIntExact(LIMIT.toMillis()));
    return connection;
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Asks it to end (SIGTERM) and returns its exit status. */
  int stop() throws IOException, InterruptedException {
    process.toHandle().destroy(); // process.destroy() would close its output before it has ended
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
