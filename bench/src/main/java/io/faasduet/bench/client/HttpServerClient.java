package io.faasduet.bench.client;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.Optional;

/** A client of one server. */
final class HttpServerClient implements ProtocolClient {
  private final HttpConnectionPool pool;
  private final ResponseContract contract;
  private final String path;
  private final HttpMethod method;
  private final boolean body;
  private final HttpHeaders headers;

  HttpServerClient(
      HttpConnectionPool pool, ResponseContract contract, URI address, ServerAccess access) {
    this.pool = pool;
    this.contract = contract;
    this.path = pathOf(address);
    this.method = HttpMethod.valueOf(access.method().name());
    this.body = access.method() != ServerAccess.HttpVerb.GET;
    this.headers = headers(address, access, body);
  }

  /** What all requests have; the length of a body comes to it. */
  private static HttpHeaders headers(URI address, ServerAccess access, boolean body) {
    HttpHeaders headers = new DefaultHttpHeaders();
    headers.set(HttpHeaderNames.HOST, address.getRawAuthority());
    if (body) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    }
    access.headers().forEach(header -> headers.remove(header.name()));
    access.headers().forEach(header -> headers.add(header.name(), header.value()));
    return headers;
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
            HttpVersion.HTTP_1_1,
            method,
            path,
            body ? Unpooled.wrappedBuffer(json) : Unpooled.EMPTY_BUFFER);
    request.headers().set(headers);
    if (body) {
      request.headers().set(HttpHeaderNames.CONTENT_LENGTH, json.length);
    }
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
