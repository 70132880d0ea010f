package io.faasduet.bench.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Phase;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrpcTargetTest {
  private static final byte[] REQUEST = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Test
  void sendsTheRequestAndReadsAnswerAndTrailers() throws IOException {
    try (RunningGrpc server = new RunningGrpc(Status.OK);
        Target target =
            new GrpcTarget(Described.GRPC, ServerStarter.elsewhere(server.address()), TIMEOUT)) {
      Answer.Success answer = (Answer.Success) target.invoke(REQUEST);
      assertThat(answer.json()).isEqualTo(REQUEST);
      assertThat(answer.process())
          .hasValue(new Answer.Process(true, "one", Map.of(Phase.TOTAL, 0.5)));
      assertThat(answer.latencyNanos()).isPositive();
      target.makeCold();
      assertThat(target.invoke(REQUEST)).isInstanceOf(Answer.Success.class);
    }
  }

  @Test
  void aStatusIsAFailureOfItsName() throws IOException {
    assertThat(kind(Status.RESOURCE_EXHAUSTED)).isEqualTo("grpc-resource-exhausted");
    assertThat(kind(Status.DEADLINE_EXCEEDED)).isEqualTo("timeout");
  }

  @Test
  void aPortWithoutAServerIsRefused() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (Target target =
        new GrpcTarget(
            Described.GRPC,
            ServerStarter.elsewhere(URI.create("http://127.0.0.1:" + port)),
            TIMEOUT)) {
      assertThat(target.invoke(REQUEST))
          .isInstanceOfSatisfying(
              Answer.Failure.class, failure -> assertThat(failure.kind()).isEqualTo("refused"));
    }
  }

  private static String kind(Status status) throws IOException {
    try (RunningGrpc server = new RunningGrpc(status);
        Target target =
            new GrpcTarget(Described.GRPC, ServerStarter.elsewhere(server.address()), TIMEOUT)) {
      return ((Answer.Failure) target.invoke(REQUEST)).kind();
    }
  }

  /** A gRPC server whose Invoke gives the request back, or the status. */
  private static final class RunningGrpc implements AutoCloseable {
    private final Server server;

    RunningGrpc(Status status) throws IOException {
      MethodDescriptor<byte[], byte[]> invoke =
          MethodDescriptor.<byte[], byte[]>newBuilder()
              .setType(MethodDescriptor.MethodType.UNARY)
              .setFullMethodName("duet.v1.FunctionService/Invoke")
              .setRequestMarshaller(new InvokeMessage())
              .setResponseMarshaller(new InvokeMessage())
              .build();
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .directExecutor()
              .addService(
                  ServerServiceDefinition.builder("duet.v1.FunctionService")
                      .addMethod(
                          invoke,
                          (call, headers) -> {
                            call.request(2);
                            return new Echo(call, status);
                          })
                      .build())
              .build()
              .start();
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() {
      server.shutdownNow();
    }
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
}
