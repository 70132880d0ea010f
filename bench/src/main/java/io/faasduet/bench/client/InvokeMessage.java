package io.faasduet.bench.client;

import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * {@code duet.v1.InvokeRequest} and {@code InvokeResponse}, which are alike: one field, {@code
 * bytes payload = 1}. Written by hand, because one field does not need a code generator.
 */
final class InvokeMessage implements Marshaller<byte[]> {
  private static final int TAG_PAYLOAD = 1 << 3 | 2;

  @Override
  public InputStream stream(byte[] payload) {
    return new ByteArrayInputStream(encode(payload));
  }

  @Override
  public byte[] parse(InputStream stream) {
    try {
      return decode(ByteBuffer.wrap(stream.readAllBytes()));
    } catch (IOException | RuntimeException e) {
      throw Status.INTERNAL
          .withDescription("the response is not an InvokeResponse")
          .withCause(e)
          .asRuntimeException();
    }
  }

  static byte[] encode(byte[] payload) {
    ByteBuffer message = ByteBuffer.allocate(1 + 5 + payload.length);
    message.put((byte) TAG_PAYLOAD);
    int length = payload.length;
    for (; length >= 0x80; length >>>= 7) {
      message.put((byte) (length | 0x80));
    }
    message.put((byte) length).put(payload).flip();
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    return bytes;
  }

  /** The payload; fields of other numbers are skipped, as protobuf asks. */
  static byte[] decode(ByteBuffer message) {
    byte[] payload = {};
    while (message.hasRemaining()) {
      long tag = varint(message);
      switch ((int) (tag & 7)) {
        case 0 -> varint(message);
        case 1 -> take(message, 8);
        case 2 -> {
          byte[] value = take(message, varint(message));
          payload = tag == TAG_PAYLOAD ? value : payload;
        }
        case 5 -> take(message, 4);
        default -> throw new IllegalArgumentException("wire type of tag " + tag);
      }
    }
    return payload;
  }

  private static byte[] take(ByteBuffer message, long length) {
    if (length < 0 || length > message.remaining()) {
      throw new IllegalArgumentException("a field of " + length + " bytes");
    }
    byte[] value = new byte[(int) length];
    message.get(value);
    return value;
  }

  private static long varint(ByteBuffer message) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = message.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a varint of more than ten bytes");
  }
}
