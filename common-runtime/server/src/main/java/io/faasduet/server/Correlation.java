package io.faasduet.server;

import io.faasduet.runtime.ExecutionEnvironment;
import io.faasduet.runtime.Invocation;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * What ties an answer to its request and to the process that gave it.
 *
 * @param requestId the caller's {@code X-Request-Id}, if it is one that can be repeated safely
 * @param traceparent the caller's W3C trace context, if well-formed
 */
record Correlation(Optional<String> requestId, Optional<String> traceparent) {
  private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]{1,128})?");

  static Correlation of(MultiMap headers) {
    return new Correlation(
        Optional.ofNullable(headers.get("x-request-id")).filter(id -> matches(SAFE_ID, id)),
        Optional.ofNullable(headers.get("traceparent")).filter(id -> matches(TRACEPARENT, id)));
  }

  /** The headers or trailing metadata of an answer, in lower case. */
  Map<String, String> metadata(Invocation invocation) {
    Map<String, String> metadata = new LinkedHashMap<>();
    String timings = serverTiming(invocation.timings().millis());
    if (!timings.isEmpty()) {
      metadata.put("server-timing", timings);
    }
    metadata.put("x-duet-cold", Boolean.toString(invocation.cold()));
    metadata.put("x-duet-instance", ExecutionEnvironment.instanceId());
    metadata.put("x-request-id", invocation.requestId());
    traceparent.ifPresent(parent -> metadata.put("traceparent", parent));
    return metadata;
  }

  private static String serverTiming(Map<String, Double> millisByPhase) {
    StringJoiner timings = new StringJoiner(", ");
    millisByPhase.forEach((phase, millis) -> timings.add(phase + ";dur=" + thousandths(millis)));
    return timings.toString();
  }

  /** Three decimals without the cold start of {@link java.util.Formatter}. */
  private static String thousandths(double millis) {
    long micros = Math.round(millis * 1000);
    String fraction = Long.toString(1000 + micros % 1000).substring(1);
    return micros / 1000 + "." + fraction;
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern.matcher(text).matches();
  }
}
