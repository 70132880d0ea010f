package io.faasduet.bench.client;

import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of one method of one server. */
final class GrpcServerClient implements ProtocolClient {
  private final GrpcConnectionPool pool;
  private final ResponseContract contract;
  private final Http2Headers requestFields;

  GrpcServerClient(GrpcConnectionPool pool, ResponseContract contract, Http2Headers requestFields) {
    this.pool = pool;
    this.contract = contract;
    this.requestFields = requestFields;
  }

  /** The fields of every request. */
  static Http2Headers fields(String method, URI address, Duration timeout, ServerAccess access) {
    List<AsciiString> fields = new ArrayList<>();
    for (String text :
        List.of(
            "te",
            "trailers",
            "content-type",
            "application/grpc",
            "grpc-timeout",
            timeoutField(timeout))) {
      fields.add(AsciiString.of(text));
    }
    for (RequestHeader header : access.headers()) {
      if (!header.name().equals("host")) {
        fields.add(AsciiString.of(header.name()));
        fields.add(AsciiString.of(header.value()));
      }
    }
    return ReadOnlyHttp2Headers.clientHeaders(
        true,
        AsciiString.of("POST"),
        AsciiString.of("/" + method),
        AsciiString.of(address.getScheme()),
        AsciiString.of(access.host().orElse(address.getRawAuthority())),
        fields.toArray(AsciiString[]::new));
  }

  /** At most eight digits and a unit, as gRPC wants it; the client's own timer is exact. */
  static String timeoutField(Duration timeout) {
    return timeout.toMillis() < 100_000_000
        ? Math.max(1, timeout.toMillis()) + "m"
        : Math.min(timeout.toSeconds(), 99_999_999) + "S";
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    pool.send(
        new GrpcExchange(
            requestFields,
            InvokeMessage.framed(json),
            (head, body, trailers, latencyNanos) ->
                GrpcResults.read(contract, head, body, trailers, latencyNanos),
            reply));
  }

  @Override
  public void close() {
    pool.close();
  }
}
