package io.faasduet.localcloud.startup.training;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * One unary gRPC call over HTTP/2 with prior knowledge, whose answer is only waited for. Just
 * enough to have a server load the classes that a call needs, without a gRPC library.
 *
 * @param path {@code /package.Service/Method}
 * @param field1 the request's first field, of type string or bytes, shorter than 100 bytes
 */
public record GrpcWarmUpCall(String path, String field1) {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;
  private static final int STREAM = 1;
  private static final int TIMEOUT_MILLIS = 60_000;

  /**
   * Makes the call.
   *
   * @throws IOException if the server does not end it in an orderly way
   */
  public void send(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.write(PREFACE);
      writeFrame(out, SETTINGS, 0, 0, new byte[0]);
      writeFrame(out, HEADERS, END_HEADERS, STREAM, headers("127.0.0.1:" + port));
      writeFrame(out, DATA, END_STREAM, STREAM, message());
      awaitEnd(new DataInputStream(socket.getInputStream()), out);
    }
  }

  private static void awaitEnd(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt() & Integer.MAX_VALUE;
      in.skipNBytes(length);
      if (type == RST_STREAM || type == GOAWAY) {
        throw new EOFException("the server broke the call off");
      } else if (type == SETTINGS && (flags & ACK) == 0) {
        writeFrame(out, SETTINGS, ACK, 0, new byte[0]);
      } else if (stream == STREAM && type <= HEADERS && (flags & END_STREAM) != 0) {
        return;
      }
    }
  }

  /** HPACK without compression: entries of its static table by number, the rest in plain text. */
  private byte[] headers(String authority) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream block = new DataOutputStream(bytes);
    block.write(0x83); // :method: POST
    block.write(0x86); // :scheme: http
    block.write(0x04); // :path
    writeText(block, path);
    block.write(0x01); // :authority
    writeText(block, authority);
    block.write(0x0f); // content-type, number 31 in the table: 15 and 16 more
    block.write(31 - 15);
    writeText(block, "application/grpc");
    block.write(0x00);
    writeText(block, "te");
    writeText(block, "trailers");
    return bytes.toByteArray();
  }

  private byte[] message() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream message = new DataOutputStream(bytes);
    message.write(0); // not compressed
    message.writeInt(2 + field1.length());
    message.write(0x0a); // field 1, with a length
    writeText(message, field1);
    return bytes.toByteArray();
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    out.write(text.length());
    out.write(text.getBytes(US_ASCII));
  }

  private static void writeFrame(
      DataOutputStream out, int type, int flags, int stream, byte[] content) throws IOException {
    out.write(content.length >> 16);
    out.writeShort(content.length);
    out.write(type);
    out.write(flags);
    out.writeInt(stream);
    out.write(content);
    out.flush();
  }
}
