package io.faasduet.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** An HTTP/1.1 request whose headers are written as they are, which no client library allows. */
public final class RawRequest {
  private RawRequest() {}

  /**
   * Sends a POST and reads the whole answer.
   *
   * @param headers whole lines, {@code Host} too
   */
  public static String post(URI to, String path, String body, String... headers) {
    return send(to, "POST " + path, body, headers);
  }

  /** Sends a request and reads the whole answer, as text. */
  public static String send(URI to, String methodAndPath, String body, String... headers) {
    StringBuilder request = new StringBuilder(methodAndPath).append(" HTTP/1.1\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    int length = body.getBytes(UTF_8).length;
    request.append("Connection: close\r\nContent-Length: ").append(length).append("\r\n\r\n");
    try (Socket socket = new Socket("127.0.0.1", to.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.append(body).toString().getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + to, e);
    }
  }
}
