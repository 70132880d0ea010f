package io.faasduet.localcloud.wire;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/** Answers a client's requests, one after the other. */
final class ClientConnection implements Runnable {
  private static final int BUFFER_BYTES = 16 << 10;

  /** Between two requests, and between two reads of one. */
  private static final int IDLE_MILLIS = 300_000;

  private final StrictHttpServer server;
  private final Socket client;

  ClientConnection(StrictHttpServer server, Socket client) {
    this.server = server;
    this.client = client;
  }

  @Override
  public void run() {
    boolean unanswered = false;
    try {
      client.setTcpNoDelay(true);
      client.setSoTimeout(IDLE_MILLIS);
      unanswered = serveAll();
      if (!unanswered) {
        Draining.beforeClose(client);
      }
    } catch (IOException e) {
      // the client has gone, or says nothing, or the server is stopped
    } finally {
      if (!unanswered) {
        server.close(client);
      }
    }
  }

  /** Whether it ended with a request that its handler left as it is, until the server stops. */
  private boolean serveAll() throws IOException {
    InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER_BYTES);
    OutputStream out = new BufferedOutputStream(client.getOutputStream(), BUFFER_BYTES);
    try {
      Optional<ParsedHead> head = ParsedHead.read(in);
      while (head.isPresent()) {
        ServedExchange exchange = serve(head.get(), in, out);
        if (exchange.isOpen()) {
          return true;
        }
        exchange.close();
        if (!exchange.leavesConnection()) {
          return false;
        }
        head = ParsedHead.read(in);
      }
    } catch (MalformedRequestException e) {
      refuse(e.status(), e.reason(), out);
    } catch (EOFException e) {
      refuse(400, "the request ends in its head", out);
    }
    return false;
  }

  private ServedExchange serve(ParsedHead head, InputStream in, OutputStream out)
      throws IOException {
    Optional<HttpContext> context = server.context(head.target().getPath());
    if (context.isEmpty()) {
      throw new MalformedRequestException(404, "nothing is at this target");
    }
    if (head.expectsContinue()) {
      out.write(AnswerHead.CONTINUE);
      out.flush();
    }
    ServedExchange exchange = new ServedExchange(head, context.get(), client, in, out);
    try {
      new Filter.Chain(context.get().getFilters(), context.get().getHandler()).doFilter(exchange);
    } catch (IOException | RuntimeException e) {
      exchange.close(); // as the JDK's server does: what is not answered by then never is
    }
    Optional<MalformedRequestException> fault = exchange.unansweredFault();
    if (fault.isPresent()) {
      throw fault.get();
    }
    return exchange;
  }

  private void refuse(int status, String reason, OutputStream out) throws IOException {
    RefusalForm.Refusal refusal = server.refusals().refusal(status, reason);
    Headers fields = new Headers();
    refusal.headers().forEach(fields::set);
    fields.set("Content-Length", Integer.toString(refusal.body().length));
    fields.set("Connection", "close");
    AnswerHead.write(out, status, fields);
    out.write(refusal.body());
    out.flush();
  }
}
