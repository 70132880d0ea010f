package io.faasduet.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection on which a test says in frames of HTTP/2 what no client would. */
final class Http2Connection implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int GOAWAY = 7;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  /** Five bytes of priority come before the headers. */
  private static final int PRIORITY = 0x20;

  private final Socket socket;
  private final DataInputStream in;

  record Frame(int type, int flags, int stream, byte[] payload) {
    /** A head's status by its number in the table of RFC 7541, appendix A: 8 is 200, 14 is 500. */
    int status() {
      return payload[(flags & PRIORITY) == 0 ? 0 : 5] & 0x7f;
    }
  }

  /** A connection on which nothing has been said yet. */
  Http2Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(30_000);
    in = new DataInputStream(socket.getInputStream());
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The preface, and settings as the payload of their frame. */
  void begin(byte[] settings) throws IOException {
    send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    send(SETTINGS, 0, 0, settings);
  }

  void send(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuffer frame =
        ByteBuffer.allocate(9 + payload.length)
            .put((byte) (payload.length >> 16))
            .putShort((short) payload.length)
            .put((byte) type)
            .put((byte) flags)
            .putInt(stream)
            .put(payload);
    socket.getOutputStream().write(frame.array());
  }

  /** Reads to the end of a response's head in HTTP/1.1. */
  String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  Frame read() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    return new Frame(type, flags, stream, in.readNBytes(length));
  }

  /** The first frame that answers a request, or ends it. */
  Frame readAnswer() throws IOException {
    Frame frame = read();
    while (!List.of(HEADERS, RST_STREAM, GOAWAY).contains(frame.type())) {
      frame = read();
    }
    return frame;
  }

  /** What comes until the server closes the connection. */
  List<Frame> readToEnd() throws IOException {
    List<Frame> frames = new ArrayList<>();
    while (true) {
      try {
        frames.add(read());
      } catch (EOFException e) {
        return frames;
      }
    }
  }

  /** Literal header fields without indexing and without Huffman coding: RFC 7541, 6.2.2. */
  static byte[] literals(List<String> namesAndValues) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.size(); i++) {
      if (i % 2 == 0) {
        block.write(0);
      }
      byte[] text = namesAndValues.get(i).getBytes(StandardCharsets.ISO_8859_1);
      block.write(text.length);
      block.writeBytes(text);
    }
    return block.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
