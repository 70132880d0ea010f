package io.faasduet.localcloud.wire;

import static java.util.Objects.requireNonNullElse;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** A request and its answer, behind the JDK's interface. */
final class ServedExchange extends HttpExchange {
  private static final long MOST_UNREAD_BYTES = 64 << 20;

  private final Request request;
  private final Response response;
  private final URI target;
  private final UnclosedBody body;
  private final Headers requestFields = new Headers();
  private final Headers answerFields = new Headers();
  private InputStream in;
  private OutputStream out;
  private int status = -1;
  private boolean closed;

  /**
   * @param target as the first line has it
   */
  ServedExchange(Request request, Response response, URI target) {
    this.request = request;
    this.response = response;
    this.target = target;
    this.body = new UnclosedBody(request);
    this.in = body;
    this.out = Content.Sink.asOutputStream(response);
    for (HttpField field : request.getHeaders()) {
      requestFields.add(field.getName(), requireNonNullElse(field.getValue(), ""));
    }
  }

  /** Whether nobody has answered it, nor given it up. */
  boolean isOpen() {
    return status < 0 && !closed;
  }

  /**
   * Ends an answer, and its request, of which at most 64 MB are read that its handler left.
   *
   * @throws IOException if there is no answer, or the client has gone
   */
  void end() throws IOException {
    if (status < 0) {
      throw new IOException("the handler gave no answer");
    }
    out.close();
    body.skip(MOST_UNREAD_BYTES);
  }

  /** What is wrong with the body, as far as it was read. */
  Optional<Throwable> fault() {
    Content.Chunk next = request.read();
    if (Content.Chunk.isFailure(next)) {
      return Optional.of(next.getFailure()).filter(it -> Refusals.cause(it).isPresent());
    } else if (next != null) {
      next.release();
    }
    return Optional.empty();
  }

  @Override
  public Headers getRequestHeaders() {
    return requestFields;
  }

  @Override
  public Headers getResponseHeaders() {
    return answerFields;
  }

  @Override
  public URI getRequestURI() {
    return target;
  }

  @Override
  public String getRequestMethod() {
    return request.getMethod();
  }

  @Override
  public InputStream getRequestBody() {
    return in;
  }

  @Override
  public OutputStream getResponseBody() {
    return out;
  }

  @Override
  public void setStreams(@Nullable InputStream input, @Nullable OutputStream output) {
    in = input == null ? in : input;
    out = output == null ? out : output;
  }

  @Override
  public void sendResponseHeaders(int code, long length) throws IOException {
    if (status >= 0) {
      throw new IOException("the answer has begun");
    }
    status = code;
    response.setStatus(code);
    answerFields.forEach(
        (name, values) -> values.forEach(value -> response.getHeaders().add(name, value)));
    if (HttpMethod.HEAD.is(request.getMethod()) || HttpStatus.hasNoBody(code)) {
      out.flush(); // or Jetty says that what has no body here has a length of 0
    } else if (length != 0) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, Math.max(0, length));
    } else if (getProtocol().equals("HTTP/1.1")) {
      response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED);
    }
  }

  /** Its answer ends with its handler. */
  @Override
  public void close() {
    closed = true;
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return (InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return (InetSocketAddress) request.getConnectionMetaData().getLocalSocketAddress();
  }

  @Override
  public String getProtocol() {
    return request.getConnectionMetaData().getProtocol();
  }

  @Override
  public HttpContext getHttpContext() {
    throw new UnsupportedOperationException("a local service has one handler, and no contexts");
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return request.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    request.setAttribute(name, value);
  }

  @Override
  public @Nullable HttpPrincipal getPrincipal() {
    return null;
  }
}
