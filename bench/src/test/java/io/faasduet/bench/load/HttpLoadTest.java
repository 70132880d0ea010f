package io.faasduet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.client.ClosingClient;
import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.InstanceReport;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.bench.client.ResponseContract;
import io.faasduet.bench.load.MisbehavingServer.Behaviour;
import io.faasduet.bench.results.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpLoadTest {
  private static final byte[] REQUEST = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final int COUNT = 40;
  private static final Arrivals ARRIVALS = Arrivals.constant(400, Duration.ofMillis(100));
  private static final String OF_DUET =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Duet-Cold: false\r\nX-Duet-Instance: one\r\n"
          + "Server-Timing: total;dur=0.5\r\n\r\n{}";
  private static final String PLAIN = "HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhello";

  private final List<CompletedRequest> completed = new ArrayList<>();

  @Test
  void readsWhatAFunctionOfDuetSaysOfItself() throws IOException {
    try (MisbehavingServer server = new MisbehavingServer(MisbehavingServer.saying(OF_DUET))) {
      LoadOutcome outcome = run(server.address(), ResponseContract.DUET_FUNCTION, LONG);
      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.succeeded()).isEqualTo(COUNT);
      assertThat(completed)
          .hasSize(COUNT)
          .allSatisfy(
              request -> {
                InvocationResult.Success success = (InvocationResult.Success) request.result();
                assertThat(success.json()).isEqualTo(REQUEST);
                assertThat(success.instance())
                    .hasValue(new InstanceReport(false, "one", Map.of(Phase.TOTAL, 0.5)));
                assertThat(success.latencyNanos())
                    .isBetween(1L, request.endNanos() - request.sentNanos());
              });
    }
  }

  @Test
  void usesConnectionsAgain() throws IOException {
    try (MisbehavingServer server = new MisbehavingServer(MisbehavingServer.saying(OF_DUET));
        ProtocolClient target = target(server.address(), ResponseContract.DUET_FUNCTION, LONG)) {
      LoadOutcome outcome = generator(target).run(new Batches(2, 20), completed::add);
      assertThat(outcome.succeeded()).isEqualTo(40);
      assertThat(server.accepted()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void makesANewConnectionWhereTheServerClosesThem() throws IOException {
    String closing = OF_DUET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    try (MisbehavingServer server = new MisbehavingServer(MisbehavingServer.sayingLast(closing))) {
      LoadOutcome outcome = run(server.address(), ResponseContract.DUET_FUNCTION, LONG);
      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.succeeded()).isEqualTo(COUNT);
      assertThat(server.accepted()).isEqualTo(COUNT);
    }
  }

  @Test
  void anAnswerOfAnyServerCountsIfThatIsAskedFor() throws IOException {
    try (MisbehavingServer server = new MisbehavingServer(MisbehavingServer.saying(PLAIN))) {
      LoadOutcome outcome = run(server.address(), ResponseContract.ANY_SERVER, LONG);
      assertThat(outcome.failures()).isEmpty();
      assertThat(completed)
          .hasSize(COUNT)
          .allSatisfy(
              request ->
                  assertThat(((InvocationResult.Success) request.result()).instance()).isEmpty());
      completed.clear();
      assertThat(run(server.address(), ResponseContract.DUET_FUNCTION, LONG).failures())
          .isEqualTo(Map.of("http-201", (long) COUNT));
    }
  }

  @Test
  void aPortWithoutAServerIsRefused() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    LoadOutcome outcome =
        run(URI.create("http://127.0.0.1:" + port), ResponseContract.DUET_FUNCTION, LONG);
    assertAllFailed(outcome, "refused");
  }

  @Test
  void aServerThatHangsIsATimeout() throws IOException {
    assertThat(failing(connection -> true, Duration.ofMillis(100)).detail())
        .contains("no response within");
  }

  @Test
  void everyOtherMisbehaviourIsAFailureOfItsKind() throws IOException {
    assertKind("connection", MisbehavingServer.sayingLast(""));
    assertKind("connection", MisbehavingServer.sayingLast(OF_DUET.replace("2\r\nX", "200\r\nX")));
    assertKind("bad-answer", MisbehavingServer.sayingLast("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
    assertKind("bad-answer", MisbehavingServer.saying(OF_DUET.replace("{}", "no")));
    assertKind("bad-answer", MisbehavingServer.saying(OF_DUET.replace("X-Duet-Cold", "X-Other")));
    assertKind(
        "http-500", MisbehavingServer.saying("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"));
    assertThat(
            failing(
                    MisbehavingServer.saying(
                        "HTTP/1.1 503 Busy\r\nContent-Length: 17\r\n\r\n{\"detail\":\"busy\"}"),
                    LONG)
                .detail())
        .isEqualTo("busy");
  }

  @Test
  void aServerThatIsKilledMidwayLosesNoRequestFromTheBooks() throws IOException {
    AtomicInteger answered = new AtomicInteger();
    MisbehavingServer[] server = new MisbehavingServer[1];
    server[0] =
        new MisbehavingServer(
            connection -> {
              MisbehavingServer.say(connection, OF_DUET);
              if (answered.incrementAndGet() == 10) {
                server[0].close();
              }
              return true;
            });
    LoadOutcome outcome = run(server[0].address(), ResponseContract.DUET_FUNCTION, LONG);

    assertThat(outcome.due()).isEqualTo(COUNT).isEqualTo(completed.size());
    assertThat(outcome.succeeded() + outcome.failed()).isEqualTo(COUNT);
    assertThat(outcome.succeeded()).isPositive().isLessThan(COUNT);
    assertThat(Set.of("refused", "connection")).containsAll(outcome.failures().keySet());
    assertThat(outcome.latency().count()).isEqualTo(outcome.succeeded());
  }

  /** Coordinated omission: requests due while the server stands still wait from then on. */
  @Test
  void latencyOfThoseDueDuringAPauseCountsFromWhenTheyWereDue() throws IOException {
    CountDownLatch allSent = new CountDownLatch(COUNT);
    AtomicInteger calls = new AtomicInteger();
    Behaviour pausing =
        connection -> {
          if (calls.incrementAndGet() > 5) {
            await(allSent);
          }
          MisbehavingServer.say(connection, OF_DUET);
          return true;
        };
    try (MisbehavingServer server = new MisbehavingServer(pausing);
        ProtocolClient target = target(server.address(), ResponseContract.DUET_FUNCTION, LONG)) {
      LoadOutcome outcome =
          new LoadGenerator(
                  target,
                  index -> {
                    allSent.countDown();
                    return REQUEST;
                  },
                  LoadLimits.DEFAULT)
              .run(ARRIVALS, completed::add);

      assertThat(outcome.succeeded()).isEqualTo(COUNT);
      long lastDue = ARRIVALS.dueNanos(COUNT - 1);
      List<CompletedRequest> during =
          completed.stream().filter(request -> request.endNanos() >= lastDue).toList();
      assertThat(during).hasSizeGreaterThanOrEqualTo(COUNT - 5);
      assertThat(during)
          .allSatisfy(
              request ->
                  assertThat(request.latencyNanos())
                      .isGreaterThanOrEqualTo(lastDue - request.intendedNanos()));
      assertThat(outcome.latency().p50()).isGreaterThanOrEqualTo(lastDue / 3);
    }
  }

  @Test
  void requestsInFlightWhenTheTargetIsClosedFail() throws IOException {
    List<InvocationResult> answers = new ArrayList<>();
    CountDownLatch asked = new CountDownLatch(1);
    try (MisbehavingServer server =
        new MisbehavingServer(
            connection -> {
              asked.countDown();
              return true;
            })) {
      ProtocolClient target = target(server.address(), ResponseContract.DUET_FUNCTION, LONG);
      target.invoke(REQUEST, (sent, end, answer) -> answers.add(answer));
      await(asked);
      target.close();
      assertThat(answers)
          .singleElement()
          .isInstanceOfSatisfying(
              InvocationResult.Failure.class,
              failure -> assertThat(failure.kind()).isEqualTo("connection"));
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private void assertKind(String kind, Behaviour behaviour) throws IOException {
    assertThat(failing(behaviour, LONG).kind()).isEqualTo(kind);
  }

  /** Sends to such a server, and asserts that all requests fail alike. */
  private InvocationResult.Failure failing(Behaviour behaviour, Duration timeout)
      throws IOException {
    completed.clear();
    try (MisbehavingServer server = new MisbehavingServer(behaviour)) {
      LoadOutcome outcome = run(server.address(), ResponseContract.DUET_FUNCTION, timeout);
      InvocationResult.Failure failure = (InvocationResult.Failure) completed.get(0).result();
      assertAllFailed(outcome, failure.kind());
      return failure;
    }
  }

  private static void assertAllFailed(LoadOutcome outcome, String kind) {
    assertThat(outcome.failures()).isEqualTo(Map.of(kind, (long) COUNT));
    assertThat(outcome.succeeded()).isZero();
    assertThat(outcome.due()).isEqualTo(COUNT);
    assertThat(outcome.latency().count()).isZero();
  }

  private LoadOutcome run(URI address, ResponseContract answerer, Duration timeout) {
    try (ProtocolClient target = target(address, answerer, timeout)) {
      return generator(target).run(ARRIVALS, completed::add);
    }
  }

  private static LoadGenerator generator(ProtocolClient target) {
    return new LoadGenerator(target, index -> REQUEST, LoadLimits.DEFAULT);
  }

  private static ProtocolClient target(URI address, ResponseContract contract, Duration timeout) {
    return ClosingClient.of(new HttpProtocol(contract, timeout), address);
  }
}
