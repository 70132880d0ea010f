package io.faasduet.bench.platform;

import io.faasduet.bench.results.Run;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A server behind HTTP/1.1: requests are POSTs over connections that are kept alive. */
public final class HttpLoadTarget implements LoadTarget {
  private final Run.Target description;
  private final ResponseContract answerer;
  private final HttpConnectionPool link;
  private final String host;
  private final String path;

  /**
   * Sends to what listens at the address, an http or https URL whose path and query are kept.
   *
   * @param timeout from sending a request to the last byte of its answer
   */
  public HttpLoadTarget(
      Run.Target description, ResponseContract answerer, URI address, Duration timeout) {
    this.description = description;
    this.answerer = answerer;
    this.link = new HttpConnectionPool(address, timeout);
    this.host = address.getRawAuthority();
    this.path = pathOf(address);
  }

  private static String pathOf(URI address) {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return (path.isEmpty() ? "/" : path) + query;
  }

  @Override
  public Run.Target description() {
    return description;
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
    link.send(request, this::answer, reply);
  }

  private InvocationResult answer(int status, HttpHeaders headers, byte[] body, long latencyNanos) {
    return HttpResults.read(
        answerer,
        status,
        name -> Optional.ofNullable(headers.get(name)),
        body,
        latencyNanos,
        OptionalLong.empty());
  }

  @Override
  public void close() {
    link.close();
  }
}
