package io.faasduet.localcloud.serving;

import io.faasduet.runtime.json.Json;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a proxy answers to a request that no instance has answered, over HTTP and gRPC. */
final class ProxyRefusal {
  private static final Map<Integer, String> TITLES =
      Map.of(400, "Bad request", 403, "Forbidden", 502, "Bad gateway", 503, "No instance");

  /** By the status of HTTP: INTERNAL, as gRPC has it for 400, and PERMISSION_DENIED. */
  private static final Map<Integer, String> GRPC_STATUSES = Map.of(400, "13", 403, "7");

  private static final String UNAVAILABLE = "14";

  /** Why a request is refused whose body breaks off in the middle of its framing. */
  static final String CHUNKS = "the body's chunks are malformed";

  private ProxyRefusal() {}

  /** Whether that is of a decoder, somewhere in a chain of causes. */
  static boolean isMalformed(@Nullable Throwable fault) {
    return fault != null
        && (fault instanceof DecoderException
            || fault instanceof IllegalArgumentException
            || isMalformed(fault.getCause()));
  }

  /**
   * Refuses a request with 400; what follows on the connection is read by nobody, as nobody knows
   * where it begins.
   */
  static void withAllBehind(HttpServerRequest request, String reason) {
    HttpServerResponse response = request.response();
    if (request.version() != HttpVersion.HTTP_2) {
      response.headersEndHandler(head -> response.putHeader("Connection", "close"));
    }
    send(request, 400, reason);
    if (request.version() != HttpVersion.HTTP_2) {
      request.connection().shutdown(1, TimeUnit.SECONDS);
    }
  }

  /** Refuses a request, unless its answer has begun: then that breaks off. */
  static void send(HttpServerRequest request, int status, String reason) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    } else if (response.headWritten()) {
      response.reset();
      return;
    }
    request.resume(); // what is left of the body goes nowhere
    String type = request.getHeader("Content-Type");
    response.headers().clear();
    if (type != null && type.startsWith("application/grpc")) {
      response
          .putHeader("Content-Type", "application/grpc")
          .putHeader("grpc-status", GRPC_STATUSES.getOrDefault(status, UNAVAILABLE))
          .putHeader("grpc-message", reason.replaceAll("[^ -~]|%", "?"))
          .end();
      return;
    }
    if (status == 503) {
      response.putHeader("Retry-After", "1");
    }
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .end(
            Buffer.buffer(
                Json.write(
                    new Problem(
                        "about:blank",
                        TITLES.getOrDefault(status, "Bad gateway"),
                        status,
                        reason))));
  }

  /** RFC 9457. */
  record Problem(String type, String title, int status, String detail) {}
}
