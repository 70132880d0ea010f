package io.faasduet.objectstore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and an S3 service and does to the answers what a script says. It counts
 * what it passes on. For requests without a body; every connection serves one request.
 */
final class FaultyProxy implements AutoCloseable {
  private static final String PAGE = "Content-Type: text/html\r\nContent-Length: 11\r\n";

  private final ServerSocket server;
  private final URI upstream;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong bodyBytes = new AtomicLong();
  private volatile Script script = (request, number) -> Fault.NONE;

  /** Says what becomes of a request; {@code number} counts those with the same method from 1. */
  @FunctionalInterface
  interface Script {
    Fault faultOf(String request, int number) throws Exception;
  }

  /**
   * What is done to an answer.
   *
   * @param status the status to answer with instead of asking the service, or 0
   * @param cutAfter how many bytes of the body to pass on before the connection is closed
   * @param lengthError what to add to the announced length; {@link #NO_LENGTH} to announce none
   */
  record Fault(int status, long cutAfter, long lengthError) {
    static final long NO_LENGTH = Long.MIN_VALUE;
    static final Fault NONE = new Fault(0, Long.MAX_VALUE, 0);

    static Fault status(int status) {
      return new Fault(status, Long.MAX_VALUE, 0);
    }

    /** 403 of a service whose clock is twenty years away. */
    static Fault skewed() {
      return new Fault(403, Long.MAX_VALUE, 20);
    }

    /** An answer that is no S3 service's. */
    static Fault page() {
      return status(200);
    }

    static Fault cutAfter(long bytes) {
      return new Fault(0, bytes, 0);
    }

    static Fault lengthError(long bytes) {
      return new Fault(0, Long.MAX_VALUE, bytes);
    }
  }

  private FaultyProxy(ServerSocket server, URI upstream) {
    this.server = server;
    this.upstream = upstream;
    Thread acceptor = new Thread(this::accept, "faulty-proxy");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  static FaultyProxy before(URI upstream) {
    try {
      return new FaultyProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), upstream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  void follow(Script newScript) {
    script = newScript;
  }

  void forget() {
    requests.clear();
    bodyBytes.set(0);
  }

  long requests(String method) {
    return requests.stream().filter(request -> request.startsWith(method + " ")).count();
  }

  long bodyBytes() {
    return bodyBytes.get();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread thread = new Thread(() -> serve(client), "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      String request = head.substring(0, head.indexOf('\r'));
      int number;
      synchronized (requests) {
        requests.add(request);
        number = (int) requests(request.substring(0, request.indexOf(' ')));
      }
      Fault fault = script.faultOf(request, number);
      OutputStream out = client.getOutputStream();
      if (fault.status() != 0) {
        out.write(
            ("HTTP/1.1 "
                    + fault.status()
                    + " Fault\r\n"
                    + (fault.lengthError() == 0 ? "" : "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n")
                    + (fault.status() == 200 ? PAGE : "Content-Length: 0\r\n")
                    + "Connection: close\r\n\r\n"
                    + (fault.status() == 200 ? "<html>hello" : ""))
                .getBytes(StandardCharsets.ISO_8859_1));
        return;
      }
      pass(head, out, fault);
    } catch (Exception e) {
      // the client went away, or the test is over
    }
  }

  private void pass(String head, OutputStream out, Fault fault) throws IOException {
    try (Socket service = new Socket(upstream.getHost(), upstream.getPort())) {
      service
          .getOutputStream()
          .write(
              head.replace("\r\nConnection: keep-alive", "\r\nConnection: close")
                  .getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = service.getInputStream();
      out.write(altered(head(in), fault.lengthError()).getBytes(StandardCharsets.ISO_8859_1));
      byte[] buffer = new byte[8192];
      long left = fault.cutAfter();
      for (int n;
          left > 0 && (n = in.read(buffer, 0, (int) Math.min(left, 8192))) >= 0;
          left -= n) {
        bodyBytes.addAndGet(n);
        out.write(buffer, 0, n);
      }
    }
  }

  private static String altered(String head, long lengthError) {
    StringBuilder altered = new StringBuilder();
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        if (lengthError == Fault.NO_LENGTH) {
          continue;
        }
        long length = Long.parseLong(line.substring("content-length:".length()).strip());
        altered.append("Content-Length: ").append(length + lengthError).append("\r\n");
      } else if (!line.toLowerCase(Locale.ROOT).startsWith("connection:")) {
        altered.append(line).append("\r\n");
      }
    }
    return altered.append("Connection: close\r\n\r\n").toString();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the connection ended inside a head");
      }
      head.write(c);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
