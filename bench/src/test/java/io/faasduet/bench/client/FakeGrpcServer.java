package io.faasduet.bench.client;

import com.google.protobuf.ByteString;
import io.faasduet.grpc.v1.InvokeRequest;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A gRPC server whose Invoke and SayHello give the request back, or the status. */
final class FakeGrpcServer implements AutoCloseable {
  private final Server server;
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  FakeGrpcServer(Status status) throws IOException {
    this(status, onLoopback());
  }

  private FakeGrpcServer(Status status, NettyServerBuilder builder) throws IOException {
    server =
        builder
            .directExecutor()
            .addService(echo("duet.v1.FunctionService", "Invoke", status))
            .addService(echo("helloworld.Greeter", "SayHello", status))
            .build()
            .start();
  }

  /** One that speaks TLS. */
  static FakeGrpcServer overTls(TlsKeys keys) throws IOException, GeneralSecurityException {
    try (InputStream certificate = Files.newInputStream(keys.certificate())) {
      return new FakeGrpcServer(
          Status.OK, onLoopback().useTransportSecurity(certificate, keys.key()));
    }
  }

  private static NettyServerBuilder onLoopback() {
    return NettyServerBuilder.forAddress(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** The authority and the metadata of each call, in order. */
  Queue<String> asked() {
    return asked;
  }

  private ServerServiceDefinition echo(String service, String method, Status status) {
    MethodDescriptor<byte[], byte[]> descriptor =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(service + "/" + method)
            .setRequestMarshaller(new Payload())
            .setResponseMarshaller(new Payload())
            .build();
    return ServerServiceDefinition.builder(service)
        .addMethod(
            descriptor,
            (call, headers) -> {
              asked.add(call.getAuthority() + " " + headers);
              call.request(2);
              return new Echo(call, status);
            })
        .build();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class Echo extends ServerCall.Listener<byte[]> {
    private final ServerCall<byte[], byte[]> call;
    private final Status status;
    private Optional<byte[]> request = Optional.empty();

    Echo(ServerCall<byte[], byte[]> call, Status status) {
      this.call = call;
      this.status = status;
    }

    @Override
    public void onMessage(byte[] message) {
      request = Optional.of(message);
    }

    @Override
    public void onHalfClose() {
      Metadata trailers = new Metadata();
      trailers.put(key("x-duet-cold"), "true");
      trailers.put(key("x-duet-instance"), "one");
      trailers.put(key("server-timing"), "total;dur=0.5");
      if (status.isOk()) {
        call.sendHeaders(new Metadata());
        call.sendMessage(request.orElseThrow());
      }
      call.close(status, trailers);
    }

    private static Metadata.Key<String> key(String name) {
      return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
  }

  /** As {@link InvokeMessage}, without what grpc-java puts before it. */
  private static final class Payload implements MethodDescriptor.Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] payload) {
      return new ByteArrayInputStream(
          InvokeRequest.newBuilder()
              .setPayload(ByteString.copyFrom(payload))
              .build()
              .toByteArray());
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return InvokeRequest.parseFrom(stream).getPayload().toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException("the request is not an InvokeRequest", e);
      }
    }
  }
}
