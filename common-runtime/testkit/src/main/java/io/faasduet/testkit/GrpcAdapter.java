package io.faasduet.testkit;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.faasduet.api.ErrorKind;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** {@code duet.v1.FunctionService/Invoke} and vHive's Greeter of a server, by gRPC's own client. */
final class GrpcAdapter implements AdapterUnderTest {
  private static final int FIRST_FIELD = 1;

  private final ManagedChannel channel;

  GrpcAdapter(int port) {
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMessageSize(Integer.MAX_VALUE)
            .build();
  }

  @Override
  public String name() {
    return "gRPC";
  }

  @Override
  public Answer send(byte[] json) {
    return call("duet.v1.FunctionService/Invoke", json);
  }

  /** What the Greeter replies to a name. */
  Answer greet(String name) {
    return call("helloworld.Greeter/SayHello", name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String codeOf(ErrorKind failure) {
    return switch (failure) {
      case INVALID_REQUEST, UNSUPPORTED_MEDIA -> "INVALID_ARGUMENT";
      case DENIED -> "PERMISSION_DENIED";
      case NOT_FOUND -> "NOT_FOUND";
      case TOO_LARGE, OVERLOADED -> "RESOURCE_EXHAUSTED";
      case UNAVAILABLE -> "UNAVAILABLE";
      case DEADLINE_EXCEEDED -> "DEADLINE_EXCEEDED";
      case INTERNAL -> "INTERNAL";
    };
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private Answer call(String method, byte[] field) {
    try {
      byte[] reply =
          ClientCalls.blockingUnaryCall(
              channel,
              MethodDescriptor.newBuilder(OneField.INSTANCE, OneField.INSTANCE)
                  .setType(MethodType.UNARY)
                  .setFullMethodName(method)
                  .build(),
              CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.MINUTES),
              field);
      return new Answer(OK, new String(reply, StandardCharsets.UTF_8));
    } catch (StatusRuntimeException e) {
      String description = e.getStatus().getDescription();
      return new Answer(e.getStatus().getCode().name(), description == null ? "" : description);
    }
  }

  /** The messages of both services, each of which has a single field of interest, its first. */
  private enum OneField implements MethodDescriptor.Marshaller<byte[]> {
    INSTANCE;

    @Override
    public InputStream stream(byte[] field) {
      try {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeByteArray(FIRST_FIELD, field);
        out.flush();
        return new ByteArrayInputStream(bytes.toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to memory", e);
      }
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        CodedInputStream in = CodedInputStream.newInstance(stream);
        in.setSizeLimit(Integer.MAX_VALUE);
        return in.readTag() == 0 ? new byte[0] : in.readByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException("the reply is not a message of one field", e);
      }
    }
  }
}
