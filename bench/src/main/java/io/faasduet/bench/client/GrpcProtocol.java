package io.faasduet.bench.client;

import io.grpc.MethodDescriptor;
import java.net.URI;
import java.time.Duration;

/** gRPC over plain connections. */
public final class GrpcProtocol implements ClientProtocol {
  private final MethodDescriptor<byte[], byte[]> method;
  private final ResponseContract contract;
  private final Duration timeout;

  private GrpcProtocol(
      MethodDescriptor<byte[], byte[]> method, ResponseContract contract, Duration timeout) {
    this.method = method;
    this.contract = contract;
    this.timeout = timeout;
  }

  /** Calls {@code duet.v1.FunctionService/Invoke}, waiting no longer than the timeout. */
  public static GrpcProtocol duet(Duration timeout) {
    return new GrpcProtocol(GrpcCalls.INVOKE, ResponseContract.DUET_FUNCTION, timeout);
  }

  /**
   * Calls {@code helloworld.Greeter/SayHello}, as vHive's invoker does. A request is the name, and
   * what {@link Invoker#invoke} takes for JSON; any greeting is a success.
   */
  public static GrpcProtocol greeter(Duration timeout) {
    return new GrpcProtocol(GrpcCalls.SAY_HELLO, ResponseContract.ANY_SERVER, timeout);
  }

  @Override
  public WireProtocol wire() {
    return WireProtocol.GRPC;
  }

  @Override
  public ProtocolClient connect(URI address) {
    return new GrpcServerClient(contract, method, address, timeout);
  }
}
