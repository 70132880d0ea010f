package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Phase;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GrpcServerClientTest {
  private static final byte[] REQUEST = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Duration LONG = Duration.ofSeconds(50);

  @Test
  void readsAnswerAndTrailers() throws Exception {
    try (FakeGrpcServer server = new FakeGrpcServer(Status.OK);
        ProtocolClient target = invoking(server.address(), LONG)) {
      Replies replies = new Replies(1);
      long before = System.nanoTime();
      target.invoke(REQUEST, replies);
      InvocationResult.Success answer = (InvocationResult.Success) replies.await().get(0);
      long after = System.nanoTime();
      assertThat(answer.json()).isEqualTo(REQUEST);
      assertThat(answer.instance())
          .hasValue(new InstanceReport(true, "one", Map.of(Phase.TOTAL, 0.5)));
      assertThat(answer.latencyNanos()).isBetween(1L, after - before);
    }
  }

  @Test
  void bearsMoreCallsAtOnceThanAConnectionHasStreams() throws Exception {
    int count = 3 * GrpcConnection.STREAMS;
    try (FakeGrpcServer server = new FakeGrpcServer(Status.OK);
        ProtocolClient target = invoking(server.address(), LONG)) {
      Replies replies = new Replies(count);
      for (int i = 0; i < count; i++) {
        target.invoke(REQUEST, replies);
      }
      assertThat(replies.await())
          .hasSize(count)
          .allMatch(InvocationResult.Success.class::isInstance);
    }
  }

  @Test
  void greetsAsVhivesInvokerDoes() throws Exception {
    try (FakeGrpcServer server = new FakeGrpcServer(Status.OK);
        ProtocolClient target = ClosingClient.of(GrpcProtocol.greeter(LONG), server.address())) {
      Replies replies = new Replies(1);
      target.invoke("record".getBytes(StandardCharsets.UTF_8), replies);
      InvocationResult.Success answer = (InvocationResult.Success) replies.await().get(0);
      assertThat(new String(answer.json(), StandardCharsets.UTF_8)).isEqualTo("record");
    }
  }

  @Test
  void aCallHasTheHeadersThatItIsGiven() throws Exception {
    ServerAccess access =
        new ServerAccess(
            List.of(
                RequestHeader.parse("Authorization: Bearer key"),
                RequestHeader.parse("Host: chameleon.default.example.com")),
            ServerAccess.HttpVerb.POST,
            ServerTrust.JAVA);
    try (FakeGrpcServer server = new FakeGrpcServer(Status.OK);
        ProtocolClient target =
            ClosingClient.of(GrpcProtocol.duet(LONG, access), server.address())) {
      Replies replies = new Replies(1);
      target.invoke(REQUEST, replies);
      assertThat(replies.await().get(0)).isInstanceOf(InvocationResult.Success.class);
      assertThat(server.asked())
          .singleElement()
          .asString()
          .startsWith("chameleon.default.example.com ")
          .contains("authorization=Bearer key");
    }
  }

  @Test
  void aStatusIsAFailureOfItsName() throws Exception {
    assertThat(kind(Status.RESOURCE_EXHAUSTED)).isEqualTo("grpc-resource-exhausted");
    assertThat(kind(Status.INTERNAL)).isEqualTo("grpc-internal");
    assertThat(kind(Status.DEADLINE_EXCEEDED)).isEqualTo("timeout");
  }

  @Test
  void aPortWithoutAServerIsRefusedEachTime() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (ProtocolClient target = invoking(URI.create("http://127.0.0.1:" + port), LONG)) {
      for (int i = 0; i < 3; i++) {
        assertThat(failure(target).kind()).isEqualTo("refused");
      }
    }
  }

  @Test
  void aServerThatHangsIsATimeout() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ProtocolClient target =
            invoking(
                URI.create("http://127.0.0.1:" + socket.getLocalPort()), Duration.ofMillis(100))) {
      assertThat(failure(target).kind()).isEqualTo("timeout");
    }
  }

  @Test
  void callsInFlightWhenTheTargetIsClosedFail() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ProtocolClient target =
          invoking(URI.create("http://127.0.0.1:" + socket.getLocalPort()), LONG);
      Replies replies = new Replies(1);
      target.invoke(REQUEST, replies);
      target.close();
      assertThat(((InvocationResult.Failure) replies.await().get(0)).kind())
          .isEqualTo("connection");
    }
  }

  @Test
  void theServerIsToldTheTimeoutInAtMostEightDigits() {
    assertThat(GrpcServerClient.timeoutField(Duration.ofNanos(1))).isEqualTo("1m");
    assertThat(GrpcServerClient.timeoutField(Duration.ofSeconds(30))).isEqualTo("30000m");
    assertThat(GrpcServerClient.timeoutField(Duration.ofDays(2))).isEqualTo("172800S");
    assertThat(GrpcServerClient.timeoutField(Duration.ofDays(9999))).isEqualTo("99999999S");
  }

  private static String kind(Status status) throws IOException, InterruptedException {
    try (FakeGrpcServer server = new FakeGrpcServer(status);
        ProtocolClient target = invoking(server.address(), LONG)) {
      return failure(target).kind();
    }
  }

  private static InvocationResult.Failure failure(ProtocolClient target)
      throws InterruptedException {
    Replies replies = new Replies(1);
    target.invoke(REQUEST, replies);
    return (InvocationResult.Failure) replies.await().get(0);
  }

  private static ProtocolClient invoking(URI address, Duration timeout) {
    return ClosingClient.of(GrpcProtocol.duet(timeout), address);
  }
}
