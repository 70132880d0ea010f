package io.faasduet.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A function's packaged server as a process with a small heap, started without its archive. */
final class ServedDirectory implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Path directory;
  private final Process process;

  ServedDirectory(String function) throws IOException {
    this(function, Map.of());
  }

  /** With further variables in its environment. */
  ServedDirectory(String function, Map<String, String> settings) throws IOException {
    directory =
        Path.of(
            System.getProperty("duet.home"),
            "functions-" + function,
            "target",
            function + "-server");
    ProcessBuilder server =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@java.options",
            "-Xmx192m",
            "@main.options");
    server.directory(directory.toFile()).redirectErrorStream(true).environment().put("PORT", "0");
    server.environment().putAll(settings);
    process = server.start();
    Thread reader = new Thread(this::read, "output of " + function);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    process.inputReader().lines().forEach(this::read);
    port.completeExceptionally(new AssertionError("the server ended: " + output));
  }

  private void read(String line) {
    output.add(line);
    Matcher ready = RunningImage.READY.matcher(line);
    if (ready.find()) {
      port.complete(Integer.parseInt(ready.group(1)));
    }
  }

  /** A file that its jars hold. */
  byte[] packaged(String name) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory.resolve("lib"), "*.jar")) {
      for (Path jar : jars) {
        try (ZipFile content = new ZipFile(jar.toFile())) {
          ZipEntry entry = content.getEntry(name);
          if (entry != null) {
            return content.getInputStream(entry).readAllBytes();
          }
        }
      }
    }
    throw new AssertionError(directory + " holds no " + name);
  }

  private int port() {
    return port.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** A connection to it. */
  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port());
  }

  /** Its answer to a POST. */
  HttpResponse<String> post(String contentType, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/"))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  /** How it ends, of itself. */
  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  /** What it has logged that is not an event of its life. */
  List<String> log() {
    return output.stream()
        .filter(line -> !line.startsWith("{") && !line.startsWith("SLF4J"))
        .toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
