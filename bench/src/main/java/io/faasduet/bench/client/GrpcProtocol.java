package io.faasduet.bench.client;

import java.net.URI;
import java.time.Duration;

/** gRPC, on one thread. */
public final class GrpcProtocol implements ClientProtocol {
  private final ClientEventLoop loop = new ClientEventLoop();
  private final String method;
  private final ResponseContract contract;
  private final Duration timeout;
  private final ServerAccess access;

  private GrpcProtocol(
      String method, ResponseContract contract, Duration timeout, ServerAccess access) {
    this.method = method;
    this.contract = contract;
    this.timeout = timeout;
    this.access = access;
  }

  /** Calls {@code duet.v1.FunctionService/Invoke}, waiting no longer than the timeout. */
  public static GrpcProtocol duet(Duration timeout) {
    return duet(timeout, ServerAccess.USUAL);
  }

  /** The same, with headers and trust in servers of another kind. */
  public static GrpcProtocol duet(Duration timeout, ServerAccess access) {
    return new GrpcProtocol(
        "duet.v1.FunctionService/Invoke", ResponseContract.DUET_FUNCTION, timeout, access);
  }

  /**
   * Calls {@code helloworld.Greeter/SayHello}, as vHive's invoker does. A request is the name, and
   * what {@link Invoker#invoke} takes for JSON; any greeting is a success.
   */
  public static GrpcProtocol greeter(Duration timeout) {
    return greeter(timeout, ServerAccess.USUAL);
  }

  /** The same, with headers and trust in servers of another kind. */
  public static GrpcProtocol greeter(Duration timeout, ServerAccess access) {
    return new GrpcProtocol(
        "helloworld.Greeter/SayHello", ResponseContract.ANY_SERVER, timeout, access);
  }

  @Override
  public WireProtocol wire() {
    return WireProtocol.GRPC;
  }

  /** A client of the host and port of an http or https URL. */
  @Override
  public ProtocolClient connect(URI address) {
    return new GrpcServerClient(
        new GrpcConnectionPool(loop, address, access.trust(), timeout),
        contract,
        GrpcServerClient.fields(method, address, timeout, access));
  }

  @Override
  public void close() {
    loop.close();
  }
}
