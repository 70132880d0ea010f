package io.faasduet.bench.client;

import com.google.protobuf.UnsafeByteOperations;
import io.faasduet.grpc.v1.InvokeRequest;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The payload of {@code duet.v1.InvokeRequest}, or of a message that is alike on the wire: {@code
 * InvokeResponse}, and {@code helloworld}'s, whose first field is text.
 */
final class InvokeMessage implements Marshaller<byte[]> {

  @Override
  public InputStream stream(byte[] payload) {
    InvokeRequest message =
        InvokeRequest.newBuilder().setPayload(UnsafeByteOperations.unsafeWrap(payload)).build();
    return new ByteArrayInputStream(message.toByteArray());
  }

  @Override
  public byte[] parse(InputStream stream) {
    try {
      return InvokeRequest.parseFrom(stream).getPayload().toByteArray();
    } catch (IOException e) {
      throw Status.INTERNAL
          .withDescription("the response is not an InvokeResponse")
          .withCause(e)
          .asRuntimeException();
    }
  }
}
