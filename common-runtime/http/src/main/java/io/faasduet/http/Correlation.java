package io.faasduet.http;

import io.faasduet.api.Invocation;
import io.faasduet.runtime.ExecutionEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What ties an answer to its request, over HTTP and gRPC.
 *
 * @param requestId the caller's {@code x-request-id}, if it is one that can be repeated safely
 * @param traceparent the caller's W3C trace context, if well-formed
 */
public record Correlation(Optional<String> requestId, Optional<String> traceparent) {
  private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]{1,128})?");

  /** Of a request's headers, which are asked for by their names in lower case. */
  public static Correlation of(Function<String, Optional<String>> header) {
    return new Correlation(
        header.apply("x-request-id").filter(SAFE_ID.asMatchPredicate()),
        header.apply("traceparent").filter(TRACEPARENT.asMatchPredicate()));
  }

  /**
   * What an answer tells of its invocation: HTTP headers or gRPC trailing metadata, in lower case.
   */
  public Map<String, String> metadata(Invocation invocation) {
    Map<String, String> metadata = new LinkedHashMap<>();
    String timings = invocation.timings().serverTiming();
    if (!timings.isEmpty()) {
      metadata.put("server-timing", timings);
    }
    metadata.put("x-duet-cold", Boolean.toString(invocation.cold()));
    metadata.put("x-duet-instance", ExecutionEnvironment.instanceId());
    metadata.put("x-request-id", invocation.requestId());
    traceparent.ifPresent(parent -> metadata.put("traceparent", parent));
    return metadata;
  }
}
