package io.faasduet.localcloud.queues;

import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.localcloud.distance.DistantService;
import io.faasduet.localcloud.signature.LocalAccount;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Queues for functions on this machine: those of the user's own SQS server, or of one that is
 * started in its own process on a free port of the loopback interface, whose queues are in memory.
 * Thread-safe.
 */
public final class QueueService implements AutoCloseable {
  /** The environment variable that names the user's own server. */
  public static final String ENDPOINT = "AWS_ENDPOINT_URL_SQS";

  private static final String PROGRAM = "io.faasduet.localcloud.queues.server.QueueServer";
  private static final long SECONDS_TO_END = 5;

  private final Optional<Process> process;
  private final URI endpoint;
  private final Optional<DistantService> way;

  private QueueService(Optional<Process> process, URI endpoint, Optional<DistantService> way) {
    this.process = process;
    this.endpoint = endpoint;
    this.way = way;
  }

  /**
   * The service of a command.
   *
   * @param environment where {@link #ENDPOINT} may name the user's own server
   * @param jars the directory with the server's class path, for where it does not
   * @param distance how far the queues are
   * @throws QueueServiceException if the server does not start, or the user's own has no address or
   *     would be far
   */
  public static QueueService of(
      Map<String, String> environment, Path jars, Optional<DistanceProfile> distance) {
    String own = environment.getOrDefault(ENDPOINT, "");
    if (own.isBlank()) {
      return start(jars, distance);
    } else if (!own.matches("https?://[^/\\s]+/?")) {
      throw new QueueServiceException(
          "%s must be an address such as http://127.0.0.1:9324, not '%s'".formatted(ENDPOINT, own));
    } else if (distance.isPresent()) {
      throw new QueueServiceException(
          "a distance does not reach the queues of %s: unset it, or leave out the distance"
              .formatted(ENDPOINT));
    }
    return new QueueService(Optional.empty(), URI.create(own), Optional.empty());
  }

  /** As {@link #of(Map, Path, Optional)}, with queues that are near. */
  public static QueueService of(Map<String, String> environment, Path jars) {
    return of(environment, jars, Optional.empty());
  }

  /** A service at an address where nothing listens, for functions that do not use their queues. */
  public static QueueService absent() {
    return new QueueService(Optional.empty(), URI.create("http://127.0.0.1:9"), Optional.empty());
  }

  private static QueueService start(Path jars, Optional<DistanceProfile> distance) {
    if (!Files.isDirectory(jars)) {
      throw new QueueServiceException(
          "the queue server is not in %s: build Duet again, or name a server by %s"
              .formatted(jars, ENDPOINT));
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
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
    Optional<DistantService> way = distance.map(profile -> new DistantService(profile, "sqs"));
    way.ifPresent(it -> command.add(Integer.toString(it.port())));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      URI server = endpoint(process);
      way.ifPresent(it -> it.leadTo(server));
      return new QueueService(
          Optional.of(process), way.map(it -> local(it.port())).orElse(server), way);
    } catch (IOException e) {
      way.ifPresent(DistantService::close);
      throw new QueueServiceException("the queue server cannot be started: " + e.getMessage(), e);
    } catch (QueueServiceException e) {
      way.ifPresent(DistantService::close);
      throw e;
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
    return local(Integer.parseInt(port));
  }

  private static URI local(int port) {
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
    way.ifPresent(DistantService::close);
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
