package io.faasduet.localcloud.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request and its answer, on one connection. */
final class ServedExchange extends HttpExchange {
  private final ParsedHead head;
  private final HttpContext context;
  private final Socket client;
  private final OutputStream out;
  private final RequestBodyStream requestBody;
  private final AnswerStream answer;
  private final Headers answerFields = new Headers();
  private final Map<String, Object> attributes = new HashMap<>();
  private InputStream in;
  private OutputStream body;
  private int status = -1;
  private boolean closed;
  private boolean last;

  ServedExchange(
      ParsedHead head, HttpContext context, Socket client, InputStream in, OutputStream out) {
    this.head = head;
    this.context = context;
    this.client = client;
    this.out = out;
    this.requestBody = new RequestBodyStream(in, head.length());
    this.answer = new AnswerStream(out);
    this.in = requestBody;
    this.body = answer;
    this.last = !head.keepsAlive();
  }

  /** Whether nobody has answered it, nor given it up. */
  boolean isOpen() {
    return status < 0 && !closed;
  }

  /** What is wrong with the body, if that is why there is no answer. */
  Optional<MalformedRequestException> unansweredFault() {
    return status < 0 ? requestBody.fault() : Optional.empty();
  }

  /** Whether the connection can have another request: this one's answer and body are over. */
  boolean leavesConnection() throws IOException {
    return !last && status >= 0 && answer.isWhole() && Draining.toTheEnd(requestBody);
  }

  @Override
  public Headers getRequestHeaders() {
    return head.fields();
  }

  @Override
  public Headers getResponseHeaders() {
    return answerFields;
  }

  @Override
  public URI getRequestURI() {
    return head.target();
  }

  @Override
  public String getRequestMethod() {
    return head.method();
  }

  @Override
  public HttpContext getHttpContext() {
    return context;
  }

  @Override
  public InputStream getRequestBody() {
    return in;
  }

  @Override
  public OutputStream getResponseBody() {
    return body;
  }

  @Override
  public void setStreams(@Nullable InputStream input, @Nullable OutputStream output) {
    in = input == null ? in : input;
    body = output == null ? body : output;
  }

  @Override
  public void sendResponseHeaders(int code, long length) throws IOException {
    if (status >= 0) {
      throw new IOException("the answer has begun");
    }
    status = code;
    boolean bodiless = head.method().equals("HEAD") || code < 200 || code == 204 || code == 304;
    if (bodiless) {
      answer.none();
    } else if (length > 0) {
      answerFields.set("Content-Length", Long.toString(length));
      answer.length(length);
    } else if (length < 0) {
      answerFields.set("Content-Length", "0");
      answer.none();
    } else if (head.protocol().equals("HTTP/1.1")) {
      answerFields.set("Transfer-Encoding", "chunked");
      answer.unknown(true);
    } else {
      last = true;
      answer.unknown(false);
    }
    last |= "close".equalsIgnoreCase(answerFields.getFirst("Connection"));
    if (last) {
      answerFields.set("Connection", "close");
    }
    AnswerHead.write(out, code, answerFields);
    if (bodiless || length < 0) {
      out.flush();
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      body.close();
      answer.close();
    } catch (IOException e) {
      last = true; // its client has gone
    }
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return (InetSocketAddress) client.getRemoteSocketAddress();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return (InetSocketAddress) client.getLocalSocketAddress();
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  @Override
  public String getProtocol() {
    return head.protocol();
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (value == null) {
      attributes.remove(name);
    } else {
      attributes.put(name, value);
    }
  }

  @Override
  public @Nullable HttpPrincipal getPrincipal() {
    return null;
  }
}
