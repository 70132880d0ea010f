package io.faasduet.bench.client;

import static io.grpc.Metadata.ASCII_STRING_MARSHALLER;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.ConnectException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The methods called over gRPC, and how their failures are named. */
final class GrpcCalls {
  static final MethodDescriptor<byte[], byte[]> INVOKE = unary("duet.v1.FunctionService/Invoke");

  /**
   * The name is the request and the message the answer; on the wire both are what they are in
   * {@link #INVOKE}, a first field of bytes.
   */
  static final MethodDescriptor<byte[], byte[]> SAY_HELLO = unary("helloworld.Greeter/SayHello");

  private static final int WINDOW_BYTES = 4 << 20;

  /** How grpc-java begins to say that it has not read a message. */
  private static final String TOO_LARGE = "gRPC message exceeds maximum size";

  private GrpcCalls() {}

  private static MethodDescriptor<byte[], byte[]> unary(String name) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(name)
        .setRequestMarshaller(new InvokeMessage())
        .setResponseMarshaller(new InvokeMessage())
        .build();
  }

  /**
   * A plain connection, whose calls are answered on the thread that reads. A call is sent once, and
   * the window is fixed: one that adapts has a PING sent and answered for every response.
   */
  static ManagedChannel connection(URI address) {
    return NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
        .usePlaintext()
        .directExecutor()
        .disableRetry()
        .flowControlWindow(WINDOW_BYTES)
        .maxInboundMessageSize(ResponseChecks.MAX_BYTES)
        .build();
  }

  static Optional<String> entry(Metadata metadata, String name) {
    return Optional.ofNullable(metadata.get(Metadata.Key.of(name, ASCII_STRING_MARSHALLER)));
  }

  static InvocationResult.Failure failure(Status status) {
    if (status.getCode() == Status.Code.RESOURCE_EXHAUSTED
        && String.valueOf(status.getDescription()).startsWith(TOO_LARGE)) {
      return ResponseChecks.tooLarge();
    }
    String detail =
        Optional.ofNullable(status.getDescription())
            .orElseGet(() -> ResponseChecks.message(status.asRuntimeException()));
    return new InvocationResult.Failure(kind(status), detail);
  }

  private static String kind(Status status) {
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED -> InvocationResult.Failure.TIMEOUT;
      case UNAVAILABLE ->
          isRefusal(status)
              ? InvocationResult.Failure.REFUSED
              : InvocationResult.Failure.CONNECTION;
      case CANCELLED -> InvocationResult.Failure.CONNECTION;
      default -> "grpc-" + status.getCode().name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  private static boolean isRefusal(Status status) {
    for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return true;
      }
    }
    return false;
  }
}
