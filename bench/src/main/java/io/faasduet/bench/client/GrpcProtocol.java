package io.faasduet.bench.client;

import java.net.URI;
import java.time.Duration;

/** gRPC over plain connections, on one thread. */
public final class GrpcProtocol implements ClientProtocol {
  private final ClientEventLoop loop = new ClientEventLoop();
  private final String method;
  private final ResponseContract contract;
  private final Duration timeout;

  private GrpcProtocol(String method, ResponseContract contract, Duration timeout) {
    this.method = method;
    this.contract = contract;
    this.timeout = timeout;
  }

  /** Calls {@code duet.v1.FunctionService/Invoke}, waiting no longer than the timeout. */
  public static GrpcProtocol duet(Duration timeout) {
    return new GrpcProtocol(
        "duet.v1.FunctionService/Invoke", ResponseContract.DUET_FUNCTION, timeout);
  }

  /**
   * Calls {@code helloworld.Greeter/SayHello}, as vHive's invoker does. A request is the name, and
   * what {@link Invoker#invoke} takes for JSON; any greeting is a success.
   */
  public static GrpcProtocol greeter(Duration timeout) {
    return new GrpcProtocol("helloworld.Greeter/SayHello", ResponseContract.ANY_SERVER, timeout);
  }

  @Override
  public WireProtocol wire() {
    return WireProtocol.GRPC;
  }

  @Override
  public ProtocolClient connect(URI address) {
    return new GrpcServerClient(
        new GrpcConnectionPool(loop, address, timeout), contract, method, address, timeout);
  }

  @Override
  public void close() {
    loop.close();
  }
}
