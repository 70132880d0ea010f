package io.faasduet.bench.client;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.faasduet.grpc.v1.InvokeRequest;
import java.nio.ByteBuffer;

/**
 * The payload of {@code duet.v1.InvokeRequest}, or of a message that is alike on the wire ({@code
 * InvokeResponse}, and {@code helloworld}'s, whose first field is text), behind the five bytes that
 * gRPC puts before every message: whether it is compressed, and its length.
 */
final class InvokeMessage {
  private static final int PREFIX_BYTES = 5;

  private InvokeMessage() {}

  /** The message as a call's request holds it. */
  static byte[] framed(byte[] payload) {
    byte[] message =
        InvokeRequest.newBuilder()
            .setPayload(UnsafeByteOperations.unsafeWrap(payload))
            .build()
            .toByteArray();
    return ByteBuffer.allocate(PREFIX_BYTES + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }

  /**
   * The payload of the one message that a call's response holds.
   *
   * @throws IllegalArgumentException if it holds none, several or a cut one, or one that is
   *     compressed or not an InvokeResponse
   */
  static byte[] payload(byte[] body) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    if (body.length < PREFIX_BYTES) {
      throw new IllegalArgumentException("the response holds no message");
    } else if (bytes.get() != 0) {
      throw new IllegalArgumentException("the response is compressed, which was not asked for");
    } else if (bytes.getInt() != bytes.remaining()) {
      throw new IllegalArgumentException("the response is not one whole message");
    }
    try {
      return InvokeRequest.parseFrom(bytes).getPayload().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("the response is not an InvokeResponse", e);
    }
  }
}
