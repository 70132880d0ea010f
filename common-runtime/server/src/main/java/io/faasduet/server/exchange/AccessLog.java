package io.faasduet.server.exchange;

import io.faasduet.api.Settings;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * One line for each request, when its answer has been written or its caller has gone: time, method,
 * path without its query, status, bytes of the answer's body, milliseconds since the request's head
 * came, and request id, with a space between them.
 *
 * <p>The status is HTTP's, or {@code grpc-} and the number of gRPC's; what is not known is {@code
 * -}: the status if the caller had gone before an answer, the id of requests that do not reach the
 * function. Characters other than printable ASCII are {@code ?}, so that nobody can write a line of
 * its own.
 */
public final class AccessLog {
  private static final String UNKNOWN = "-";
  private static final double NANOS_PER_MILLI = 1e6;

  /** No log. */
  public static final AccessLog OFF = new AccessLog(Optional.empty());

  private final Optional<Consumer<String>> lines;

  /** When those began that have no line yet; of some that are reset nobody hears again. */
  private final Map<HttpServerRequest, Long> begunNanos = new WeakHashMap<>();

  private AccessLog(Optional<Consumer<String>> lines) {
    this.lines = lines;
  }

  /** A log that takes lines, on the event loop. */
  public static AccessLog to(Consumer<String> lines) {
    return new AccessLog(Optional.of(lines));
  }

  /**
   * The log of a process, on its standard output if {@code DUET_ACCESS_LOG} is {@code true}.
   *
   * @throws io.faasduet.api.InvalidSettingException if it is neither true nor false
   */
  public static AccessLog from(Settings settings) {
    return settings.flag("DUET_ACCESS_LOG", false) ? to(System.out::println) : OFF;
  }

  /**
   * Logs requests that a handler takes once they are answered; nothing else may set the end handler
   * of a response.
   */
  public Handler<HttpServerRequest> of(Handler<HttpServerRequest> requests) {
    if (lines.isEmpty()) {
      return requests;
    }
    return request -> {
      begunNanos.put(request, System.nanoTime());
      request.response().endHandler(ended -> over(request));
      requests.handle(request);
    };
  }

  /** Logs a request to which there is no more to say, if it has no line yet. */
  public void over(HttpServerRequest request) {
    if (lines.isPresent()) {
      Optional.ofNullable(begunNanos.remove(request))
          .ifPresent(begun -> lines.get().accept(line(request, begun)));
    }
  }

  private static String line(HttpServerRequest request, long begunNanos) {
    HttpServerResponse response = request.response();
    return String.join(
        " ",
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
        printable(request.method().name()),
        printable(String.valueOf(request.path())),
        status(response),
        Long.toString(response.bytesWritten()),
        String.format(Locale.ROOT, "%.3f", (System.nanoTime() - begunNanos) / NANOS_PER_MILLI),
        field(response, "x-request-id").map(AccessLog::printable).orElse(UNKNOWN));
  }

  private static String status(HttpServerResponse response) {
    if (!response.headWritten() && !response.ended()) {
      return UNKNOWN;
    }
    return field(response, "grpc-status")
        .map(status -> "grpc-" + status)
        .orElseGet(() -> Integer.toString(response.getStatusCode()));
  }

  /** A header, or a trailer. */
  private static Optional<String> field(HttpServerResponse response, String name) {
    return Optional.ofNullable(response.headers().get(name))
        .or(() -> Optional.ofNullable(response.trailers().get(name)));
  }

  private static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.chars().forEach(c -> printable.append(c > ' ' && c < 0x7f ? (char) c : '?'));
    return printable.isEmpty() ? UNKNOWN : printable.toString();
  }
}
