package io.faasduet.artefacts;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A gRPC call of {@code duet.v1.FunctionService/Invoke} as the bytes of an HTTP/2 connection. */
final class Http2Request {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final List<String> HEADER_LIST =
      List.of(
          ":method",
          "POST",
          ":scheme",
          "http",
          ":path",
          "/duet.v1.FunctionService/Invoke",
          ":authority",
          "localhost",
          "content-type",
          "application/grpc",
          "te",
          "trailers");

  private Http2Request() {}

  /** The connection's preface, its settings, and one call with that payload. */
  static byte[] invoke(String json) {
    byte[] payload = json.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(new byte[] {0, 0, 0, 0, (byte) (payload.length + 2)});
    message.writeBytes(new byte[] {0x0a, (byte) payload.length});
    message.writeBytes(payload);

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
    bytes.writeBytes(frame(HEADERS, END_HEADERS, 1, headers()));
    bytes.writeBytes(frame(DATA, END_STREAM, 1, message.toByteArray()));
    return bytes.toByteArray();
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) 0)
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  /** Literal header fields without indexing and without Huffman coding: RFC 7541, 6.2.2. */
  private static byte[] headers() {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < HEADER_LIST.size(); i++) {
      if (i % 2 == 0) {
        block.write(0);
      }
      byte[] text = HEADER_LIST.get(i).getBytes(StandardCharsets.US_ASCII);
      block.write(text.length);
      block.writeBytes(text);
    }
    return block.toByteArray();
  }
}
