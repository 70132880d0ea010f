package io.faasduet.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** A request whose headers are written as they are, which no client library allows. */
public final class RawRequest {
  private static final byte HEADERS = 1;
  private static final byte RST_STREAM = 3;
  private static final byte SETTINGS = 4;
  private static final byte GOAWAY = 7;

  /** END_STREAM and END_HEADERS. */
  private static final byte END_OF_BOTH = 5;

  /** Five bytes of priority come before the headers. */
  private static final int PRIORITY = 0x20;

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

  /**
   * Sends a GET over HTTP/2 and reads the head of its answer.
   *
   * @param headers names and values in turns, {@code :authority} too
   * @return the status by its number in the table of RFC 7541, appendix A: 8 is 200, 12 is 400; -1
   *     if the stream or the connection is ended instead
   */
  public static int http2(URI to, String path, String... headers) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String[] fixed = {":method", "GET", ":scheme", "http", ":path", path};
    for (String[] part : List.of(fixed, headers)) {
      for (int i = 0; i < part.length; i++) {
        head.writeBytes(i % 2 == 0 ? new byte[] {0, (byte) part[i].length()} : length(part[i]));
        head.writeBytes(part[i].getBytes(UTF_8));
      }
    }
    try (Socket socket = new Socket("127.0.0.1", to.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(UTF_8));
      socket.getOutputStream().write(new byte[] {0, 0, 0, SETTINGS, 0, 0, 0, 0, 0});
      byte[] frame = {0, 0, (byte) head.size(), HEADERS, END_OF_BOTH, 0, 0, 0, 1};
      socket.getOutputStream().write(frame);
      socket.getOutputStream().write(head.toByteArray());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        in.skipNBytes(4);
        byte[] payload = in.readNBytes(length);
        if (type == HEADERS) {
          return payload[(flags & PRIORITY) == 0 ? 0 : 5] & 0x7f;
        } else if (type == RST_STREAM || type == GOAWAY) {
          return -1;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + to, e);
    }
  }

  private static byte[] length(String value) {
    return new byte[] {(byte) value.length()};
  }
}
