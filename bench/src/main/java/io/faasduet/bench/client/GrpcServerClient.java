package io.faasduet.bench.client;

import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.net.URI;
import java.time.Duration;

/** A client of one method of one server. */
final class GrpcServerClient implements ProtocolClient {
  private final GrpcConnectionPool pool;
  private final ResponseContract contract;
  private final Http2Headers requestFields;

  GrpcServerClient(
      GrpcConnectionPool pool,
      ResponseContract contract,
      String method,
      URI address,
      Duration timeout) {
    this.pool = pool;
    this.contract = contract;
    this.requestFields =
        ReadOnlyHttp2Headers.clientHeaders(
            true,
            AsciiString.of("POST"),
            AsciiString.of("/" + method),
            AsciiString.of("http"),
            AsciiString.of(address.getRawAuthority()),
            AsciiString.of("te"),
            AsciiString.of("trailers"),
            AsciiString.of("content-type"),
            AsciiString.of("application/grpc"),
            AsciiString.of("grpc-timeout"),
            AsciiString.of(timeoutField(timeout)));
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
