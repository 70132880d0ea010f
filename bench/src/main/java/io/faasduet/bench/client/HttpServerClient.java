package io.faasduet.bench.client;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.Optional;

/** A client of one server: each request is a POST. */
final class HttpServerClient implements ProtocolClient {
  private final HttpConnectionPool pool;
  private final ResponseContract contract;
  private final String host;
  private final String path;

  HttpServerClient(HttpConnectionPool pool, ResponseContract contract, URI address) {
    this.pool = pool;
    this.contract = contract;
    this.host = address.getRawAuthority();
    this.path = pathOf(address);
  }

  private static String pathOf(URI address) {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return (path.isEmpty() ? "/" : path) + query;
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, path, Unpooled.wrappedBuffer(json));
    request
        .headers()
        .set(HttpHeaderNames.HOST, host)
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .set(HttpHeaderNames.CONTENT_LENGTH, json.length);
    pool.send(request, this::result, reply);
  }

  private InvocationResult result(int status, HttpHeaders headers, byte[] body, long latencyNanos) {
    return HttpResults.read(
        contract, status, name -> Optional.ofNullable(headers.get(name)), body, latencyNanos);
  }

  @Override
  public void close() {
    pool.close();
  }
}
