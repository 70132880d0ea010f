package io.faasduet.localcloud.queues;

import io.faasduet.localcloud.signature.LocalAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Queues for functions on this machine: those of the user's own SQS server, or of one that is
 * started in a process of its own on a free port of the loopback interface, whose queues are in
 * memory. Thread-safe.
 */
public final class QueueService implements AutoCloseable {
  /** The environment variable that names the user's own server. */
  public static final String ENDPOINT = "AWS_ENDPOINT_URL_SQS";

  private static final String PROGRAM = "io.faasduet.localcloud.queues.server.QueueServer";
  private static final long SECONDS_TO_END = 5;

  private final Optional<Process> process;
  private final URI endpoint;

  private QueueService(Optional<Process> process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /**
   * The service of a command.
   *
   * @param environment where {@link #ENDPOINT} may name the user's own server
   * @param jars the directory with the server's class path, for where it does not
   * @throws QueueServiceException if the server does not start
   */
  public static QueueService of(Map<String, String> environment, Path jars) {
    Optional<String> own =
        Optional.ofNullable(environment.get(ENDPOINT)).filter(url -> !url.isBlank());
    return own.map(url -> new QueueService(Optional.empty(), URI.create(url)))
        .orElseGet(() -> start(jars));
  }

  /** A service at an address where nothing listens, for functions that do not use their queues. */
  public static QueueService absent() {
    return new QueueService(Optional.empty(), URI.create("http://127.0.0.1:9"));
  }

  private static QueueService start(Path jars) {
    if (!Files.isDirectory(jars)) {
      throw new QueueServiceException(
          "the queue server is not in %s: build Duet again, or name a server by %s"
              .formatted(jars, ENDPOINT));
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-Xmx256m",
                // else an answer in two packets waits for the first to be acknowledged, 40 ms
                "-Dpekko.http.server.socket-options.tcp-no-delay=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                jars.resolve("*").toString(),
                PROGRAM));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      return new QueueService(Optional.of(process), endpoint(process));
    } catch (IOException e) {
      throw new QueueServiceException("the queue server cannot be started: " + e.getMessage(), e);
    }
  }

  /** Its first line is its port; without one it has ended. */
  private static URI endpoint(Process process) throws IOException {
    // closed with the process
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String port = out.readLine();
    if (port == null || !port.matches("\\d{1,5}")) {
      process.destroyForcibly();
      throw new QueueServiceException(
          "the queue server has ended instead of serving; name another by " + ENDPOINT);
    }
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where it is reached. */
  public URI endpoint() {
    return endpoint;
  }

  /** Whether the server is one that somebody else runs. */
  public boolean elsewhere() {
    return process.isEmpty();
  }

  /** The environment variables with which a process uses these queues. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(LocalAccount.settings());
    settings.put(ENDPOINT, endpoint.toString());
    return settings;
  }

  /** Ends the server, unless it is somebody else's. */
  @Override
  public void close() {
    process.ifPresent(QueueService::end);
  }

  private static void end(Process process) {
    try {
      process.getOutputStream().close();
      if (process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException e) {
      // it has ended already, or is ended now
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
