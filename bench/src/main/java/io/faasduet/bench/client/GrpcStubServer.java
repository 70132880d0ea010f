package io.faasduet.bench.client;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A gRPC server whose Invoke responds at once. */
record GrpcStubServer(Server server) implements StubServer {

  static GrpcStubServer start() {
    try {
      return new GrpcStubServer(
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .directExecutor()
              .addService(
                  ServerServiceDefinition.builder("duet.v1.FunctionService")
                      .addMethod(GrpcCalls.INVOKE, (call, headers) -> Responding.to(call))
                      .build())
              .build()
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("no gRPC stub on the loopback interface", e);
    }
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class Responding extends ServerCall.Listener<byte[]> {
    private final ServerCall<byte[], byte[]> call;

    private Responding(ServerCall<byte[], byte[]> call) {
      this.call = call;
    }

    static Responding to(ServerCall<byte[], byte[]> call) {
      call.request(2);
      return new Responding(call);
    }

    @Override
    public void onHalfClose() {
      Metadata trailers = new Metadata();
      put(trailers, InstanceHeaders.COLD, "false");
      put(trailers, InstanceHeaders.INSTANCE, "stub");
      put(trailers, InstanceHeaders.TIMING, TIMING);
      call.sendHeaders(new Metadata());
      call.sendMessage(JSON);
      call.close(Status.OK, trailers);
    }

    private static void put(Metadata trailers, String name, String value) {
      trailers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    }
  }
}
