package io.faasduet.localcloud.process;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** A line that a function's process printed for its harness: {@code {"duet":{…}}}. */
public record TelemetryLine(
    Optional<Init> init,
    Optional<Ready> ready,
    Optional<Suspended> snapshot,
    Optional<Restored> restored) {
  private static final String START = "{\"duet\":";

  /** When the function's constructor ran, by {@link System#nanoTime()}. */
  public record Init(long startNanos, long endNanos) {}

  /** The server accepts connections on the port. */
  public record Ready(int port, long nanos) {}

  /** The process waits for a snapshot of it. */
  public record Suspended(String instance) {}

  /** The process was restored, its hook took so long, and it is this instance now. */
  public record Restored(String instance, long hookNanos) {}

  private record Envelope(TelemetryLine duet) {}

  /** The line, if it is one. */
  public static Optional<TelemetryLine> parse(String line) {
    if (!line.startsWith(START)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(line.getBytes(StandardCharsets.UTF_8), Envelope.class).duet());
    } catch (InvalidRequestException e) {
      return Optional.empty();
    }
  }

  /** The first init line of a process's output. */
  public static Optional<Init> initIn(String output) {
    return lines(output).flatMap(line -> line.init().stream()).findFirst();
  }

  private static Stream<TelemetryLine> lines(String output) {
    return output.lines().flatMap(line -> parse(line).stream());
  }
}
