package io.faasduet.runtime.telemetry;

import io.faasduet.api.Invocation;
import io.faasduet.runtime.ExecutionEnvironment;
import io.faasduet.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Telemetry that a process prints on standard output, for the harness that measures it. One line is
 * one JSON object with the single member {@code duet}, so that they are told from a function's own
 * output.
 */
public final class TelemetryLines {
  private TelemetryLines() {}

  /** One invocation: {@code {"duet":{"request_id","cold","instance","timings_ms":{…}}}}. */
  public static String invocationLine(Invocation invocation) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("request_id", invocation.requestId());
    line.put("cold", invocation.cold());
    line.put("instance", ExecutionEnvironment.instanceId());
    line.put("timings_ms", invocation.timings().millis());
    return json(line);
  }

  /** The server accepts connections on the port. */
  public static String readyLine(int port) {
    Map<String, Object> ready = new LinkedHashMap<>();
    ready.put("instance", ExecutionEnvironment.instanceId());
    ready.put("port", port);
    ready.put("nanos", System.nanoTime());
    return line("ready", ready);
  }

  /** The process is ready for a snapshot of it. */
  public static String snapshotLine() {
    return line("snapshot", Map.of("instance", ExecutionEnvironment.instanceId()));
  }

  /**
   * The process was restored, and the function's hook has run.
   *
   * @param hookNanos how long the hook took
   */
  public static String restoredLine(long hookNanos) {
    Map<String, Object> restored = new LinkedHashMap<>();
    restored.put("instance", ExecutionEnvironment.instanceId());
    restored.put("hook_nanos", hookNanos);
    return line("restored", restored);
  }

  public static String line(String event, Map<String, Object> members) {
    return json(Map.of(event, members));
  }

  private static String json(Map<String, Object> members) {
    return new String(Json.write(Map.of("duet", members)), StandardCharsets.UTF_8);
  }
}
