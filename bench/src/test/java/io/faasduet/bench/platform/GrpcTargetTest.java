package io.faasduet.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Phase;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrpcTargetTest {
  private static final byte[] REQUEST = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Test
  void sendsTheRequestAndReadsAnswerAndTrailers() throws IOException {
    try (FakeGrpcServer server = new FakeGrpcServer(Status.OK);
        Target target =
            new GrpcTarget(Described.GRPC, ServerStarter.elsewhere(server.address()), TIMEOUT)) {
      InvocationResult.Success answer = (InvocationResult.Success) target.invoke(REQUEST);
      assertThat(answer.json()).isEqualTo(REQUEST);
      assertThat(answer.process())
          .hasValue(new InvocationResult.Process(true, "one", Map.of(Phase.TOTAL, 0.5)));
      assertThat(answer.latencyNanos()).isPositive();
      target.makeCold();
      assertThat(target.invoke(REQUEST)).isInstanceOf(InvocationResult.Success.class);
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
              InvocationResult.Failure.class,
              failure -> assertThat(failure.kind()).isEqualTo("refused"));
    }
  }

  private static String kind(Status status) throws IOException {
    try (FakeGrpcServer server = new FakeGrpcServer(status);
        Target target =
            new GrpcTarget(Described.GRPC, ServerStarter.elsewhere(server.address()), TIMEOUT)) {
      return ((InvocationResult.Failure) target.invoke(REQUEST)).kind();
    }
  }
}
